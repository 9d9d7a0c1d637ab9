#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// The end of a session, and what stale cookies do to the next.
    static func logout(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil else { return [] }
      var promises = [staleLogin(settings), endedLogin(settings)]
      guard settings.routes.logout != nil else { return promises }
      if settings.refreshes { promises.append(revoked(settings)) }
      promises.append(anyState(settings))
      promises.append(anyToken(settings))
      promises.append(methods(settings))
      return promises
    }

    private static func methods(_ settings: AuthSettings) -> Promise {
      let methods = settings.routes.logoutMethods
      let get = methods.contains(.get) ? 200 : 405
      let post = methods.contains(.post) ? 200 : 405
      return Promise(
        "logout-methods", get == 200 ? "a GET logs out" : "a GET never logs out",
        ["routes.logout_methods"],
        steps: [
          .login, .send(ProbeRequest(.logout, method: "GET"), as: "get"),
          .send(ProbeRequest(.logout, method: "POST"), as: "post"),
        ],
        expect: [.status("get", get), .status("post", post)],
        held: "GET \(get), POST \(post)")
    }

    private static func revoked(_ settings: AuthSettings) -> Promise {
      let isRevoked = settings.remembersTokens && settings.tokens.revocation.onLogout
      return Promise(
        "logout-revokes",
        isRevoked
          ? "logout revokes the refresh token" : "logout leaves the refresh token as it is",
        ["tokens.revocation.on_logout", "tokens.revocation.enabled"],
        steps: [
          .login, .send(ProbeRequest(.logout), as: "logout"),
          .send(.refresh(by: "login", settings), as: "replay"),
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

    /// Logout with tokens that are expired, ended, alone or in each other's place.
    private static func anyToken(_ settings: AuthSettings) -> Promise {
      let access = ProbeRequest.CookieSource.access(from: "login")
      let refresh = ProbeRequest.CookieSource.refresh(from: "login")
      let names = (access: settings.cookies.access.name, refresh: settings.cookies.refresh.name)
      let states: [(name: String, cookies: [ProbeRequest.CookieSource])] = [
        ("access alone", [access]),
        ("exchanged", [.renamed(refresh, to: names.access), .renamed(access, to: names.refresh)]),
        ("refresh alone", [refresh]), ("ended", [access, refresh]),
      ]
      let expired = settings.tokens.accessLifetime + settings.tokens.leeway + .seconds(1)
      let sent: [Probe.Step] = states.map {
        .send(ProbeRequest(.logout, cookies: .exactly($0.cookies)), as: $0.name)
      }
      return Promise(
        "logout-any-token", "logout answers and deletes the cookies whatever became of the tokens",
        ["routes.logout"],
        steps: [.login] + sent + [
          .advance(expired),
          .send(ProbeRequest(.logout, cookies: .exactly([access, refresh])), as: "expired"),
        ],
        expect: (states.map(\.name) + ["expired"]).flatMap {
          [Expectation.status($0, 200), .deletes($0, names.access), .deletes($0, names.refresh)]
        }, held: "200 and both deleted in \(states.count + 1) states")
    }

    /// A login by a browser that still has the cookies of a session that is over.
    private static func endedLogin(_ settings: AuthSettings) -> Promise {
      let isIgnored = settings.server.loginIgnoresCookie
      let expired = settings.tokens.accessLifetime + settings.tokens.leeway + .seconds(1)
      let again = ProbeRequest(
        .login, cookies: .exactly([.access(from: "login"), .refresh(from: "login")]))
      let status = isIgnored || !settings.tokens.acceptFrom.contains(.cookie) ? 200 : 401
      return Promise(
        "expired-cookie-login",
        status == 200
          ? "an expired session never blocks login" : "login looks at an expired token first",
        ["server.login_ignores_cookie"],
        steps: [.login, .advance(expired), .send(again, as: "again")],
        expect: [.status("again", status)], held: "\(status)")
    }

    private static func staleLogin(_ settings: AuthSettings) -> Promise {
      let isIgnored = settings.server.loginIgnoresCookie
      let status = isIgnored || !settings.tokens.acceptFrom.contains(.cookie) ? 200 : 401
      let stale = ProbeRequest(
        .login,
        cookies: .exactly([.literal(name: settings.cookies.access.name, value: "garbage")]))
      return Promise(
        "stale-cookie-login",
        isIgnored ? "a stale cookie never blocks login" : "login looks at an old token first",
        ["server.login_ignores_cookie"], steps: [.send(stale, as: "login")],
        expect: [.status("login", status)], held: "\(status)")
    }
  }
#endif
