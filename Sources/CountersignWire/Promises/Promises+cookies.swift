#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Each cookie's attributes when it is set, set again, and deleted.
    static func cookies(_ settings: AuthSettings) -> [Promise] {
      let cookies = settings.cookies
      var promises: [Promise] = []
      if settings.routes.login != nil {
        promises.append(set("access", cookies.access))
        promises.append(set("refresh", cookies.refresh))
      }
      if settings.routes.login != nil, settings.refreshes { promises.append(setAgain(settings)) }
      if settings.routes.login != nil, settings.routes.logout != nil {
        promises.append(deleted(settings))
      }
      if settings.routes.csrf != nil, settings.csrf.defence == .token {
        promises.append(csrfCookie(settings))
      }
      return promises
    }

    private static func set(_ which: String, _ cookie: AuthSettings.TokenCookie) -> Promise {
      let expected = ExpectedCookie(cookie)
      return Promise(
        id: "\(which)-cookie-attributes", title: "login sets the \(which) cookie as written",
        fields: fields(of: which),
        probe: Probe(steps: { _ in [.login] }) { transcript in
          transcript.judging("login") { judge(expected, in: $0) }
        })
    }

    private static func fields(of which: String) -> [String] {
      ["same_site", "http_only", "secure", "path", "domain", "max_age"].map {
        "cookies.\(which).\($0)"
      }
    }

    static func judge(_ expected: ExpectedCookie, in exchange: Exchange) -> Judgement {
      guard let line = exchange.response.setCookie(expected.name),
        let cookie = SetCookieLine(line)
      else { return .revealed(Evidence("no cookie \(expected.name) is set")) }
      if let fault = expected.fault(in: cookie) {
        return .revealed(Evidence(fault, bytes: ["Set-Cookie: \(line)"]))
      }
      return .held(observed: cookie.attributeText)
    }

    private static func setAgain(_ settings: AuthSettings) -> Promise {
      let rotates = settings.tokens.rotation.enabled
      let expected =
        [ExpectedCookie(settings.cookies.access)]
        + (rotates ? [ExpectedCookie(settings.cookies.refresh)] : [])
      return Promise(
        id: "refreshed-cookie-attributes",
        title: rotates ? "refresh sets both cookies alike" : "refresh sets the access cookie alike",
        fields: ["cookies.access.max_age", "tokens.rotation.enabled"],
        probe: Probe(
          steps: { [.login, .send(.nextRefresh(after: "login", $0), as: "refresh")] }
        ) { transcript in
          transcript.judging("refresh") { refresh in
            for cookie in expected {
              let judgement = judge(cookie, in: refresh)
              guard case .held = judgement else { return judgement }
            }
            return .held(observed: "the same attributes as at login")
          }
        })
    }

    private static func deleted(_ settings: AuthSettings) -> Promise {
      let expected = [settings.cookies.access, settings.cookies.refresh].map(ExpectedCookie.init)
      return Promise(
        id: "cookies-deleted", title: "logout deletes the cookies with the attributes they have",
        fields: ["cookies.access.path", "cookies.refresh.path"],
        probe: Probe(steps: { _ in [.login, .send(ProbeRequest(.logout), as: "logout")] }) {
          transcript in
          transcript.judging("logout") { logout in
            for cookie in expected {
              guard let text = logout.response.setCookie(cookie.name),
                let line = SetCookieLine(text)
              else { return .revealed(Evidence("\(cookie.name) is not deleted")) }
              if let fault = cookie.deletionFault(in: line) {
                return .revealed(Evidence(fault, bytes: ["Set-Cookie: \(text)"]))
              }
            }
            return .held(observed: "Max-Age=0, all else as set")
          }
        })
    }

    private static func csrfCookie(_ settings: AuthSettings) -> Promise {
      let expected = ExpectedCookie(settings.csrf.cookie)
      return Promise(
        id: "csrf-cookie-attributes", title: "the CSRF route sets its cookie as written",
        fields: ["csrf.cookie.name", "csrf.cookie.same_site", "csrf.cookie.secure"],
        probe: Probe(
          needs: [], steps: { _ in [.send(ProbeRequest(.csrf), as: "csrf")] }
        ) { transcript in
          transcript.judging("csrf") { judge(expected, in: $0) }
        })
    }
  }
#endif
