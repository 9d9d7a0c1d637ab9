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
      PromiseCase("forged-look-alike", similar(), "403 for 7 origins"),
      PromiseCase(
        "forged-look-alike", similar(["https://evilapp.a.de": 200]), "403 for 6 origins"
      ) { $0.csrf.trustedOrigins = ["https://*.a.de"] },
      PromiseCase(
        "forged-look-alike", similar(["http://app.a.de": 200]), "403 for 6 origins"
      ) { $0.site.api = "http://app.a.de" },
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
      PromiseCase(
        "forged-look-alike", similar(["https://app.a.de.": 200]),
        "https://app.a.de.: 200, promised 403"),
      PromiseCase("forged-login", loggedIn(["forged": 200]), "forged: 200, promised 403"),
      PromiseCase("forged-refresh", loggedIn(["forged": 200]), "forged: 200, promised 403") {
        $0.csrf.defence = .origin
      },
      PromiseCase(
        "forged-password-change", loggedIn(["forged": 400]), "forged: 400, promised 403"
      ) { $0.csrf.enforce = .authenticated },
    ]

    /// Answers to logouts from origins that look like the app's.
    private static func similar(_ otherwise: [String: Int] = [:]) -> [Answer] {
      let origins = [
        "https://app.a.de.evil.invalid", "https://evilapp.a.de", "http://app.a.de",
        "https://app.a.de:8443", "https://app.a.de.", "https://appxa.de", "null",
      ]
      return [login] + origins.map { answer($0, otherwise[$0] ?? 403) }
    }
  }
#endif
