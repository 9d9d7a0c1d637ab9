#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Forged requests are refused as written, honest ones are not.
    static func csrf(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil, settings.routes.logout != nil else { return [] }
      let isDefended = settings.csrf.defence != .none
      // The defence is about requests that change something: a logout by GET passes for a safe one.
      let isRefused = isDefended && settings.routes.logoutMethods.contains(.post)
      let logout = Promise(
        "forged-logout",
        isRefused ? "a foreign page's logout is refused" : "a foreign page's logout is taken",
        ["csrf.defence", "csrf.trusted_origins"],
        steps: [.login, .send(forged(.logout), as: "forged")],
        expect: [.status("forged", isRefused ? 403 : 200)], held: isRefused ? "403" : "200")
      let honest = Promise(
        "honest-logout", "the app's own request is taken", ["csrf.defence", "csrf.header"],
        steps: [.login, .send(ProbeRequest(.logout, cookies: bothTokens), as: "honest")],
        expect: [.status("honest", 200)], held: "200")
      let similar =
        isRefused ? lookAlike(settings).map { [$0] } : nil
      return [logout, honest] + (similar ?? [])
        + (isDefended ? others(settings).map(refused) : [])
    }

    /// Forms of pages whose origins look like the first app's, and of a page that has none.
    private static func lookAlike(_ settings: AuthSettings) -> Promise? {
      guard let origin = settings.site.apps.first?.origin ?? settings.cors.allowedOrigins.first
      else { return nil }
      let origins = (lookAlikes(origin) + ["null"]).filter {
        !settings.trusts($0) && !settings.cors.allowedOrigins.contains($0)
      }
      guard !origins.isEmpty else { return nil }
      return Promise(
        "forged-look-alike", "pages of origins that look alike are refused too",
        ["csrf.defence", "csrf.trusted_origins"],
        steps: [.login]
          + origins.map { origin in
            .send(
              ProbeRequest(
                .logout, cookies: bothTokens, page: .program, kind: .form, csrf: false,
                headers: [HeaderLine("Origin", origin)]), as: origin)
          }, expect: origins.map { .status($0, 403) }, held: "403 for \(origins.count) origins")
    }

    private static let bothTokens = ProbeRequest.Cookies.exactly([
      .access(from: "login"), .refresh(from: "login"),
    ])

    /// The other requests that the defence covers: those without a session only when it is asked
    /// of every request.
    private static func others(
      _ settings: AuthSettings
    ) -> [(id: String, words: String, ProbeRequest)] {
      let isAlways = settings.csrf.enforce == .always
      var requests: [(String, String, ProbeRequest)] = []
      if isAlways { requests.append(("login", "login", forged(.login))) }
      if isAlways, settings.refreshes {
        requests.append(("refresh", "refresh", forged(.refresh)))
      }
      if settings.routes.passwordChange != nil {
        requests.append(("password-change", "password change", forged(.passwordChange)))
      }
      return requests
    }

    private static func refused(id: String, words: String, request: ProbeRequest) -> Promise {
      Promise(
        "forged-\(id)", "a foreign page's \(words) is refused", ["csrf.defence", "csrf.enforce"],
        steps: [.login, .send(request, as: "forged")], expect: [.status("forged", 403)],
        held: "403")
    }

    /// A form of a foreign page, sent by a browser that lets both cookies go along.
    ///
    /// A password that it changes stays what it is: a server that is fooled needs no repair.
    private static func forged(_ endpoint: ProbeRequest.Endpoint) -> ProbeRequest {
      ProbeRequest(
        endpoint, cookies: bothTokens,
        body: endpoint == .passwordChange ? .passwordChange(from: .known, to: .known) : nil,
        page: .origin("https://evil.invalid"), kind: .form, csrf: false)
    }
  }
#endif
