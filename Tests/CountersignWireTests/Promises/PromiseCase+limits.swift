#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Limits that count whom they should.
    static let heldLimits: [PromiseCase] = [
      PromiseCase(
        "login-limit-spares-others", [answer("guess 6", 429), answer("neighbour")],
        "429 at one address, 200 at another"),
      PromiseCase(
        "login-limit-passes", [answer("guess 6", 429), answer("later")], "200 after 61s"),
      PromiseCase("login-limit-at-once", atOnce(5), "5 of 9 got through"),
      PromiseCase(
        "lockout", [answer("wrong 3", 400), answer("locked", 429), answer("later")],
        "429 after 3, 200 later", change: lockout),
      PromiseCase(
        "anonymous-limit", [answer("visit.100"), answer("visit.101", 429)],
        "429 at request 101"),
      PromiseCase(
        "user-limit", [answer("visit.1000"), answer("visit.1001", 429)],
        "429 at request 1001"),
    ]

    /// Limits that count others, too late or too long.
    static let brokenLimits: [PromiseCase] = [
      PromiseCase(
        "login-limit-spares-others", [answer("guess 6", 429), answer("neighbour", 429)],
        "neighbour: 429, promised 200"),
      PromiseCase(
        "login-limit-passes", [answer("guess 6", 429), answer("later", 429)],
        "later: 429, promised 200"),
      PromiseCase("login-limit-at-once", atOnce(9), "9 of 9 got through"),
      PromiseCase("login-limit-at-once", atOnce(4), "4 of 9 got through"),
      PromiseCase(
        "lockout", [answer("wrong 3", 400), answer("locked"), answer("later")],
        "locked: 200, promised 429", change: lockout),
      PromiseCase(
        "lockout", [answer("wrong 3", 400), answer("locked", 429), answer("later", 429)],
        "later: 429, promised 200", change: lockout),
      PromiseCase(
        "anonymous-limit", [answer("visit.100"), answer("visit.101")],
        "visit.101: 200, promised 429"),
      PromiseCase(
        "user-limit", [answer("visit.1000"), answer("visit.1001")],
        "visit.1001: 200, promised 429"),
    ]

    private static let lockout: @Sendable (inout AuthSettings) -> Void = {
      $0.throttle.lockout.failures = 3
    }

    /// Nine guesses at once of which so many got through.
    private static func atOnce(_ through: Int) -> [Answer] {
      (1...9).map { answer("guess.\($0)", $0 <= through ? 400 : 429) }
    }
  }
#endif
