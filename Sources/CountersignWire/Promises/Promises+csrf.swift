#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Forged requests are refused as written, honest ones are not.
    static func csrf(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil, settings.routes.logout != nil else { return [] }
      let cookies = ProbeRequest.Cookies.exactly([
        .access(from: "login"), .refresh(from: "login"),
      ])
      let forged = ProbeRequest(
        .logout, cookies: cookies, page: .origin("https://evil.invalid"), kind: .form, csrf: false)
      let isRefused = settings.csrf.defence != .none
      return [
        Promise(
          "forged-logout",
          isRefused ? "a foreign page's request is refused" : "a foreign page's request is taken",
          ["csrf.defence", "csrf.trusted_origins"],
          steps: [.login, .send(forged, as: "forged")],
          expect: [.status("forged", isRefused ? 403 : 200)], held: isRefused ? "403" : "200"),
        Promise(
          "honest-logout", "the app's own request is taken", ["csrf.defence", "csrf.header"],
          steps: [.login, .send(ProbeRequest(.logout, cookies: cookies), as: "honest")],
          expect: [.status("honest", 200)], held: "200"),
      ]
    }
  }
#endif
