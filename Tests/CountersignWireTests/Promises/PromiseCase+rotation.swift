#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Refresh tokens that replace one another as written.
    static let heldRotation: [PromiseCase] = [
      PromiseCase(
        "refresh-token-replaced", [login, cookies("refresh", refresh: "\(next)\(refresh)")],
        "a new token"),
      PromiseCase(
        "late-refresh-answered", loggedIn(["first": 200, "late": 200, "user": 200]), "200 after 9s"
      ),
      PromiseCase(
        "late-refresh-answered", loggedIn(["first": 200, "late": 200, "user": 200]), "200 after 1m"
      ) { $0.tokens.rotation.grace = .seconds(61) },
      PromiseCase(
        "replay-refused", loggedIn(["refresh": 200, "replay": 401, "successor": 401]),
        "401, and 401 for the successor"),
      PromiseCase(
        "replay-refused", loggedIn(["refresh": 200, "replay": 401, "successor": 200]),
        "401, and 200 for the successor"
      ) { $0.tokens.rotation.reuseDetection = .token },
      PromiseCase("parallel-refreshes", tabs(8, of: 8), "8 of 8 answered 200"),
      PromiseCase(keeping, tabsAndUsers(), "none deleted, all signed in"),
      PromiseCase(keeping, tabsAndUsers(families: 2), "none deleted, all signed in") {
        $0.tokens.rotation.onGrace = .new
      },
      PromiseCase(keeping, tabs(1, of: 8), "none deleted") { $0.tokens.rotation.grace = .zero },
      PromiseCase(
        "parallel-refreshes-one-family", replayed(), "401 for the replay and for 8 tabs"),
      PromiseCase("parallel-refreshes", tabs(3, of: 3), "3 of 3 answered 200") {
        $0.throttle.rates.refresh = AuthSettings.Rate(count: 3, per: .seconds(60))
      },
      PromiseCase("parallel-refreshes", tabs(1, of: 8), "1 of 8 answered 200") {
        $0.tokens.rotation.grace = .zero
      },
      PromiseCase(
        "refresh-token-kept",
        [login, cookies("first", refresh: nil), cookies("second", refresh: nil)],
        "200 twice, no new cookie", change: steady),
    ]

    /// Refresh tokens that live on, or end too early.
    static let brokenRotation: [PromiseCase] = [
      PromiseCase("refresh-token-replaced", [login, cookies("refresh")], "no new refresh token"),
      PromiseCase(
        "refresh-token-replaced", [login, cookies("refresh", refresh: "; Path=/; Max-Age=0")],
        "no new refresh token"),
      PromiseCase(keeping, tabsAndUsers(deleting: "refresh=; Max-Age=0"), "refresh is deleted"),
      PromiseCase(keeping, tabsAndUsers(user: 401), "tab.1 is signed out"),
      PromiseCase(keeping, tabsAndUsers(families: 2), "2 refresh tokens, promised one"),
      PromiseCase(keeping, tabs(1, of: 8), "tab.1 got no access cookie"),
      PromiseCase(
        "parallel-refreshes-one-family", replayed(tab8: 200), "after tab.8: 200, promised 401"),
      PromiseCase(
        "parallel-refreshes-one-family", replayed(replay: 200), "replay: 200, promised 401"),
      PromiseCase(
        "refresh-token-replaced", [login, cookies("refresh", refresh: nil)], "no new refresh token"
      ),
      PromiseCase(
        "late-refresh-answered", loggedIn(["first": 200, "late": 401, "user": 401]),
        "late: 401, promised 200"),
      PromiseCase(
        "late-refresh-answered", loggedIn(["first": 200, "late": 200, "user": 401]),
        "user: 401, promised 200"),
      PromiseCase(
        "replay-refused", loggedIn(["refresh": 200, "replay": 200, "successor": 200]),
        "replay: 200, promised 401"),
      PromiseCase(
        "replay-refused", loggedIn(["refresh": 200, "replay": 401, "successor": 200]),
        "successor: 200, promised 401"),
      PromiseCase(
        "replay-refused", loggedIn(["refresh": 200, "replay": 401, "successor": 401]),
        "successor: 401, promised 200"
      ) { $0.tokens.rotation.reuseDetection = .token },
      PromiseCase("parallel-refreshes", tabs(7, of: 8), "7 of 8 answered 200"),
      PromiseCase("parallel-refreshes", tabs(2, of: 8), "2 of 8 answered 200") {
        $0.tokens.rotation.grace = .zero
      },
      PromiseCase("parallel-refreshes", tabs(0, of: 8), "0 of 8 answered 200") {
        $0.tokens.rotation.grace = .zero
      },
      PromiseCase(
        "refresh-token-kept", [login, cookies("first", refresh: nil), answer("second", 401)],
        "second: 401, promised 200", change: steady),
      PromiseCase(
        "refresh-token-kept", [login, cookies("first", refresh: nil), cookies("second")],
        "second: a new refresh cookie, promised no new refresh cookie", change: steady),
    ]

    private static let keeping = "parallel-refreshes-keep-cookies"

    /// A login, eight refreshes at once that hand out so many tokens, and who is signed in by each.
    private static func tabsAndUsers(
      user: Int = 200, families: Int = 1, deleting line: String? = nil
    ) -> [Answer] {
      let tokens = [token(86_400, more: #","jti":"2""#), token(86_400, more: #","jti":"3""#)]
      let refreshes = (1...8).map { number in
        let tab = cookies("tab.\(number)", refresh: tokens[number % families] + refresh)
        return line.map { answer(tab.name, 200, ["Set-Cookie: \($0)"]) } ?? tab
      }
      return [login] + refreshes + (1...8).map { answer("user of tab.\($0)", user) }
    }

    /// Refreshes at once, a replay after the grace, and a refresh by each of the new tokens.
    private static func replayed(replay: Int = 401, tab8: Int = 401) -> [Answer] {
      tabs(8, of: 8) + [answer("replay", replay)]
        + (1...8).map { answer("after tab.\($0)", $0 == 8 ? tab8 : 401) }
    }

    private static let next = token(86_400, more: #","jti":"2""#)

    private static let steady: @Sendable (inout AuthSettings) -> Void = {
      $0.tokens.rotation.enabled = false
    }

    /// A login, and refreshes at once of which so many succeed.
    private static func tabs(_ good: Int, of count: Int) -> [Answer] {
      [login] + (1...count).map { answer("tab.\($0)", $0 <= good ? 200 : 401) }
    }
  }
#endif
