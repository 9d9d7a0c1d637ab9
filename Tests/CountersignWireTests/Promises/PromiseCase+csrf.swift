#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Forged requests that are refused, and honest ones that are not.
    static let heldCSRF: [PromiseCase] = [
      PromiseCase("forged-logout", loggedIn(["forged": 403]), "403"),
      PromiseCase("forged-logout", loggedIn(["forged": 200]), "200") { $0.csrf.defence = .none },
      PromiseCase("forged-logout", loggedIn(["forged": 200]), "200") {
        $0.routes.logoutMethods = [.get]
      },
      PromiseCase("honest-logout", loggedIn(["honest": 200]), "200"),
      PromiseCase("forged-login", loggedIn(["forged": 403]), "403"),
      PromiseCase("forged-refresh", loggedIn(["forged": 403]), "403") {
        $0.csrf.defence = .origin
      },
      PromiseCase("forged-password-change", loggedIn(["forged": 403]), "403") {
        $0.csrf.enforce = .authenticated
      },
    ]

    /// Forged requests that are taken, and honest ones that are not.
    static let brokenCSRF: [PromiseCase] = [
      PromiseCase("forged-logout", loggedIn(["forged": 200]), "forged: 200, promised 403"),
      PromiseCase("forged-logout", loggedIn(["forged": 403]), "forged: 403, promised 200") {
        $0.csrf.defence = .none
      },
      PromiseCase("honest-logout", loggedIn(["honest": 403]), "honest: 403, promised 200"),
      PromiseCase("forged-login", loggedIn(["forged": 200]), "forged: 200, promised 403"),
      PromiseCase("forged-refresh", loggedIn(["forged": 200]), "forged: 200, promised 403") {
        $0.csrf.defence = .origin
      },
      PromiseCase(
        "forged-password-change", loggedIn(["forged": 400]), "forged: 400, promised 403"
      ) { $0.csrf.enforce = .authenticated },
    ]
  }
#endif
