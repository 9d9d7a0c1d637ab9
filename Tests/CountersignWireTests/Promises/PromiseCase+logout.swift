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
      PromiseCase(
        "logout-revokes", loggedIn(["logout": 200, "replay": 200]), "replay answers 200"
      ) { $0.tokens.idClaim = nil },
      PromiseCase(
        "logout-methods", loggedIn(["get": 405, "post": 200]), "GET 405, POST 200"),
      PromiseCase("logout-methods", loggedIn(["get": 200, "post": 200]), "GET 200, POST 200") {
        $0.routes.logoutMethods = [.post, .get]
      },
      PromiseCase("logout-methods", loggedIn(["get": 200, "post": 405]), "GET 200, POST 405") {
        $0.routes.logoutMethods = [.get]
      },
      PromiseCase("logout-any-token", inAllStates(), "200 and both deleted in 5 states"),
      PromiseCase("expired-cookie-login", loggedIn(["again": 200]), "200"),
      PromiseCase("expired-cookie-login", loggedIn(["again": 401]), "401") {
        $0.server.loginIgnoresCookie = false
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
      PromiseCase(
        "logout-methods", loggedIn(["get": 200, "post": 200]), "get: 200, promised 405"),
      PromiseCase(
        "logout-methods", loggedIn(["get": 405, "post": 200]), "get: 405, promised 200"
      ) { $0.routes.logoutMethods = [.post, .get] },
      PromiseCase(
        "logout-methods", loggedIn(["get": 200, "post": 200]), "post: 200, promised 405"
      ) { $0.routes.logoutMethods = [.get] },
      PromiseCase(
        "logout-any-token", inAllStates(except: "exchanged", 401),
        "exchanged: 401, promised 200"),
      PromiseCase(
        "logout-any-token", inAllStates(except: "expired", 200),
        "expired: access not deleted, promised access deleted"),
      PromiseCase("expired-cookie-login", loggedIn(["again": 401]), "again: 401, promised 200"),
    ]

    /// A login and five logouts that delete both cookies, but for one that answers otherwise.
    private static func inAllStates(except name: String = "", _ status: Int = 200) -> [Answer] {
      let states = ["access alone", "exchanged", "refresh alone", "ended", "expired"]
      return [login]
        + states.map { state in
          state == name
            ? answer(state, status)
            : answer(
              state, 200, ["Set-Cookie: access=; Max-Age=0", "Set-Cookie: refresh=; Max-Age=0"])
        }
    }
  }
#endif
