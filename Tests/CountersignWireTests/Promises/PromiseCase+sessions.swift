#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Sessions that let in whom they should, for as long as they should.
    static let heldSessions: [PromiseCase] = [
      PromiseCase(
        "session-needed", [answer("stranger", 401), login, answer("owner")], "401, then 200"),
      PromiseCase(
        "expired-access-refused", loggedIn(["late": 401, "refresh": 200, "again": 200]),
        "401 after 301s, 200 after refresh"),
      PromiseCase(
        "expired-access-refused", loggedIn(["late": 401, "refresh": 200, "again": 200]),
        "401 after 6m, 200 after refresh"
      ) { $0.tokens.leeway = .seconds(59) },
      PromiseCase("bearer-header", loggedIn(["bearer": 401]), "401"),
      PromiseCase("bearer-header", loggedIn(["bearer": 200]), "200") {
        $0.tokens.acceptFrom = [.cookie, .header]
      },
      PromiseCase(
        "session-needed", [answer("stranger", 401), login, answer("owner")], "401, then 200"
      ) { $0.tokens.acceptFrom = [.header, .body] },
      PromiseCase("expired-access-refused", loggedIn(["late": 401]), "401 after 301s") {
        $0.session.idleLifetime = .seconds(120)
      },
      PromiseCase("session-ends", loggedIn(["refresh": 200, "overdue": 401]), "401 after 7d"),
      PromiseCase("session-ends", loggedIn(["overdue": 401]), "401 after 1h") {
        $0.session.absoluteLifetime = .seconds(3600)
      },
      PromiseCase(
        "session-ends", loggedIn(["refresh": 200, "overdue": 401]), "401 after 1h"
      ) {
        $0.session.absoluteLifetime = .seconds(3600)
        $0.session.idleLifetime = .seconds(600)
      },
      PromiseCase("idle-session-ends", loggedIn(["overdue": 401]), "401 after 3601s") {
        $0.session.idleLifetime = .seconds(3600)
      },
      PromiseCase(
        "sessions-limited", crowd(oldest: 401, next: 200), "401 for the first of 3",
        change: twoSessions),
    ]

    /// Sessions that let in others, or end too early or too late.
    static let brokenSessions: [PromiseCase] = [
      PromiseCase(
        "session-needed", [answer("stranger"), login, answer("owner")],
        "stranger: 200, promised 401"),
      PromiseCase(
        "session-needed", [answer("stranger", 401), login, answer("owner", 401)],
        "owner: 401, promised 200"),
      PromiseCase(
        "expired-access-refused", loggedIn(["late": 200, "refresh": 200, "again": 200]),
        "late: 200, promised 401"),
      PromiseCase(
        "expired-access-refused", loggedIn(["late": 401, "refresh": 401, "again": 401]),
        "refresh: 401, promised 200"),
      PromiseCase(
        "expired-access-refused", loggedIn(["late": 401, "refresh": 200, "again": 401]),
        "again: 401, promised 200"),
      PromiseCase("bearer-header", loggedIn(["bearer": 200]), "bearer: 200, promised 401"),
      PromiseCase("bearer-header", loggedIn(["bearer": 401]), "bearer: 401, promised 200") {
        $0.tokens.acceptFrom = [.cookie, .header]
      },
      PromiseCase(
        "session-ends", loggedIn(["refresh": 200, "overdue": 200]), "overdue: 200, promised 401"),
      PromiseCase(
        "session-ends", loggedIn(["refresh": 401, "overdue": 401]), "refresh: 401, promised 200"),
      PromiseCase("idle-session-ends", loggedIn(["overdue": 200]), "overdue: 200, promised 401") {
        $0.session.idleLifetime = .seconds(3600)
      },
      PromiseCase(
        "sessions-limited", crowd(oldest: 200, next: 200), "oldest: 200, promised 401",
        change: twoSessions),
      PromiseCase(
        "sessions-limited", crowd(oldest: 401, next: 401), "next: 401, promised 200",
        change: twoSessions),
    ]

    private static let twoSessions: @Sendable (inout AuthSettings) -> Void = {
      $0.session.maxPerUser = 2
    }

    /// Three logins, and a refresh by each of the first two.
    private static func crowd(oldest: Int, next: Int) -> [Answer] {
      [
        cookies("login 0"), cookies("login 1"), cookies("login 2"), answer("oldest", oldest),
        answer("next", next),
      ]
    }
  }
#endif
