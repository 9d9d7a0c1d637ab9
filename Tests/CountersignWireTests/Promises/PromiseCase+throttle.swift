#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Limits that let through so many and no more.
    static let heldThrottle: [PromiseCase] = [
      PromiseCase("login-limit-by-address", guesses(6, until: 5), "429 at guess 6"),
      PromiseCase("login-limit-by-address", guesses(3, until: 2), "429 at guess 3") {
        $0.throttle.rates.login = AuthSettings.Rate(count: 2, per: .seconds(60))
      },
      PromiseCase("login-limit-by-address", guesses(6, until: 5, then: []), "429 at guess 6") {
        $0.throttle.retryAfter = false
      },
      PromiseCase(
        "login-limit-by-address",
        guesses(6, until: 5, then: ["Retry-After: Thu, 01 Jan 2026 00:01:00 GMT"]),
        "429 at guess 6"),
      PromiseCase("login-limit-by-account", guesses(6, until: 5), "429 at guess 6"),
      PromiseCase("login-limit-by-account", guesses(6, until: 5), "429 at guess 6") {
        $0.throttle.key = [.account]
        $0.throttle.lockout.failures = 6
      },
      PromiseCase("refresh-limit", limited("refresh", until: 30), "429 at refresh 31"),
      PromiseCase("verify-limit", limited("verify", until: 30), "429 at verification 31"),
    ]

    /// Limits that let through more or less.
    static let brokenThrottle: [PromiseCase] = [
      PromiseCase(
        "login-limit-by-address", guesses(6, until: 6), "guess 6: 400, promised 429"),
      PromiseCase(
        "login-limit-by-address", guesses(6, until: 4), "guess 5: 429, promised no 429 yet"),
      PromiseCase(
        "login-limit-by-address", guesses(6, until: 5, then: []),
        "guess 6: no Retry-After, promised Retry-After"),
      PromiseCase(
        "login-limit-by-address", guesses(6, until: 5, then: ["Retry-After: soon"]),
        "guess 6: no Retry-After, promised Retry-After"),
      PromiseCase(
        "login-limit-by-account", guesses(6, until: 6), "guess 6: 400, promised 429"),
      PromiseCase(
        "login-limit-by-account", guesses(6, until: 4), "guess 5: 429, promised 400"),
      PromiseCase(
        "refresh-limit", limited("refresh", until: 31), "refresh 31: 200, promised 429"),
      PromiseCase(
        "refresh-limit", limited("refresh", until: 29), "refresh 30: 429, promised 200"),
      PromiseCase("verify-limit", limited("verify", until: 31), "verify 31: 200, promised 429"),
      PromiseCase("verify-limit", limited("verify", until: 10), "verify 30: 429, promised 200"),
    ]

    /// Wrong passwords, refused with these fields once the limit is reached.
    private static func guesses(
      _ count: Int, until limit: Int, then fields: [String] = ["Retry-After: 60"]
    ) -> [Answer] {
      (1...count).map { number in
        number <= limit
          ? answer("guess \(number)", 400) : answer("guess \(number)", 429, fields)
      }
    }

    /// A login and 31 requests, of which those up to the limit succeed.
    private static func limited(_ name: String, until limit: Int) -> [Answer] {
      [login] + (1...31).map { answer("\(name) \($0)", $0 <= limit ? 200 : 429) }
    }
  }
#endif
