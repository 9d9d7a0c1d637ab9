#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Logouts that end what they should.
    static let heldLogout: [PromiseCase] = [
      PromiseCase("stale-cookie-login", [login], "200"),
      PromiseCase("stale-cookie-login", [answer("login", 401)], "401") {
        $0.server.loginIgnoresCookie = false
      },
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 401]), "replay answers 401"),
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 200]), "replay answers 200"
      ) { $0.tokens.revocation.onLogout = false },
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 200]), "replay answers 200"
      ) { $0.tokens.revocation.enabled = false },
      PromiseCase(
        "logout-any-state", [answer("without cookies"), answer("with garbage")],
        "200 without cookies and with garbage"),
      PromiseCase("logout-methods", loggedIn(["get": 405]), "405"),
      PromiseCase("logout-methods", loggedIn(["get": 200]), "200") {
        $0.routes.logoutMethods = [.post, .get]
      },
    ]

    /// Logouts that end nothing, or that cannot be had.
    static let brokenLogout: [PromiseCase] = [
      PromiseCase("stale-cookie-login", [answer("login", 401)], "login: 401, promised 200"),
      PromiseCase("stale-cookie-login", [login], "login: 200, promised 401") {
        $0.server.loginIgnoresCookie = false
      },
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 200]), "replay: 200, promised 401"),
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 500, "replay": 401]), "logout: 500, promised 200"),
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 401]), "replay: 401, promised 200"
      ) { $0.tokens.revocation.onLogout = false },
      PromiseCase(
        "logout-any-state", [answer("without cookies", 401), answer("with garbage")],
        "without cookies: 401, promised 200"),
      PromiseCase(
        "logout-any-state", [answer("without cookies"), answer("with garbage", 401)],
        "with garbage: 401, promised 200"),
      PromiseCase("logout-methods", loggedIn(["get": 200]), "get: 200, promised 405"),
      PromiseCase("logout-methods", loggedIn(["get": 405]), "get: 405, promised 200") {
        $0.routes.logoutMethods = [.post, .get]
      },
    ]
  }
#endif
