#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// The end of a session, and what stale cookies do to the next.
    static func logout(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil else { return [] }
      var promises = [staleLogin(settings)]
      guard settings.routes.logout != nil else { return promises }
      if settings.routes.refresh != nil { promises.append(revoked(settings)) }
      promises.append(anyState(settings))
      promises.append(methods(settings))
      return promises
    }

    private static func methods(_ settings: AuthSettings) -> Promise {
      let isTaken = settings.routes.logoutMethods.contains(.get)
      let status = isTaken ? 200 : 405
      return Promise(
        "logout-methods", isTaken ? "a GET logs out" : "a GET never logs out",
        ["routes.logout_methods"],
        steps: [.login, .send(ProbeRequest(.logout, method: "GET"), as: "get")],
        expect: [.status("get", status)], held: "\(status)")
    }

    private static func revoked(_ settings: AuthSettings) -> Promise {
      let revocation = settings.tokens.revocation
      let isRevoked = revocation.enabled && revocation.onLogout
      return Promise(
        "logout-revokes",
        isRevoked
          ? "logout revokes the refresh token" : "logout leaves the refresh token as it is",
        ["tokens.revocation.on_logout", "tokens.revocation.enabled"],
        steps: [
          .login, .send(ProbeRequest(.logout), as: "logout"),
          .send(.refresh(by: "login"), as: "replay"),
        ],
        expect: [.status("logout", 200), .status("replay", isRevoked ? 401 : 200)],
        held: isRevoked ? "replay answers 401" : "replay answers 200")
    }

    private static func anyState(_ settings: AuthSettings) -> Promise {
      let garbage: [ProbeRequest.CookieSource] = [
        .literal(name: settings.cookies.access.name, value: "garbage"),
        .literal(name: settings.cookies.refresh.name, value: "garbage"),
      ]
      return Promise(
        "logout-any-state", "logout answers whatever the cookies hold", ["routes.logout"],
        needs: [],
        steps: [
          .send(ProbeRequest(.logout, cookies: .none), as: "without cookies"),
          .send(ProbeRequest(.logout, cookies: .exactly(garbage)), as: "with garbage"),
        ],
        expect: [.status("without cookies", 200), .status("with garbage", 200)],
        held: "200 without cookies and with garbage")
    }

    private static func staleLogin(_ settings: AuthSettings) -> Promise {
      let isIgnored = settings.server.loginIgnoresCookie
      let stale = ProbeRequest(
        .login,
        cookies: .exactly([.literal(name: settings.cookies.access.name, value: "garbage")]))
      return Promise(
        "stale-cookie-login",
        isIgnored ? "a stale cookie never blocks login" : "login looks at an old token first",
        ["server.login_ignores_cookie"], steps: [.send(stale, as: "login")],
        expect: [.status("login", isIgnored ? 200 : 401)], held: isIgnored ? "200" : "401")
    }
  }
#endif
