#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Bodies that carry what is written and no more.
    static let heldBodies: [PromiseCase] = [
      PromiseCase("tokens-in-bodies", [login, cookies("refresh")], "no token"),
      PromiseCase("tokens-in-bodies", [login], "no token") { $0.routes.refresh = nil },
      PromiseCase("tokens-in-bodies", bodies(emptyTokens, emptyTokens), "no token"),
      PromiseCase("tokens-in-bodies", bodies(accessToken, accessToken), "the access token") {
        $0.tokens.body = .access
      },
      PromiseCase("tokens-in-bodies", bodies(bothTokens, bothTokens), "both tokens") {
        $0.tokens.body = .all
      },
      PromiseCase("tokens-in-bodies", bodies(bothTokens, accessToken), "both tokens") {
        $0.tokens.body = .all
        $0.tokens.rotation.enabled = false
      },
      PromiseCase("expiry-in-answers", [expiring("2026-01-01T00:05:00Z")], instants),
      PromiseCase("expiry-in-answers", [expiring("2026-01-01T01:05:01.5+01:00")], instants),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", after: 300)],
        "access: an instant, and 300 s; refresh: an instant"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", after: 299)],
        "access: an instant, and 299 s; refresh: an instant"),
      PromiseCase("expiry-in-answers", [login], "no expiration") {
        $0.tokens.exposeExpiry = false
      },
    ]

    /// Bodies that carry too much or too little.
    static let brokenBodies: [PromiseCase] = [
      PromiseCase("tokens-in-bodies", bodies(accessToken, "{}"), "login carries the access token"),
      PromiseCase("tokens-in-bodies", bodies("{}", bothTokens), "refresh carries both tokens"),
      PromiseCase(
        "tokens-in-bodies", bodies(refreshToken, "{}"), "login carries the refresh token"),
      PromiseCase("tokens-in-bodies", bodies(bothTokens, "{}"), "login carries both tokens") {
        $0.tokens.body = .access
      },
      PromiseCase("tokens-in-bodies", bodies("", ""), "login carries no token") {
        $0.tokens.body = .all
      },
      PromiseCase(
        "tokens-in-bodies", bodies(bothTokens, accessToken), "refresh carries the access token"
      ) { $0.tokens.body = .all },
      PromiseCase(
        "tokens-in-bodies", bodies(bothTokens, bothTokens), "refresh carries both tokens"
      ) {
        $0.tokens.body = .all
        $0.tokens.rotation.enabled = false
      },
      PromiseCase("expiry-in-answers", [login], "no access_expiration that can be read"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", refresh: "")],
        "no refresh_expiration that can be read"),
      PromiseCase(
        "expiry-in-answers",
        [
          expiring(
            "2026-01-01T00:05:00Z", refresh: #","refresh_expiration":"2026-01-03T00:00:00Z""#)
        ], "refresh_expiration is not the token's exp"),
      PromiseCase(
        "expiry-in-answers",
        [expiring("2026-01-01T00:05:00Z", refresh: dayLater + #","refresh_expires_in":300"#)],
        "refresh_expires_in is 300"),
      PromiseCase(
        "expiry-in-answers", [cookies("login", body: #"{"refresh_expires_in":86400}"#)],
        "refresh_expires_in is told"
      ) { $0.tokens.exposeExpiry = false },
      PromiseCase(
        "expiry-in-answers", [expiring("in 5 minutes")], "no access_expiration that can be read"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00+01:00")],
        "access_expiration is not the token's exp"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:02Z")],
        "access_expiration is not the token's exp"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", after: 3600)],
        "access_expires_in is 3600"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", after: .min)],
        "access_expires_in is -9223372036854775808"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z", exp: .min)],
        "access_expiration is not the token's exp"),
      PromiseCase(
        "expiry-in-answers", [expiring("2026-01-01T00:05:00Z")], "access_expiration is told"
      ) { $0.tokens.exposeExpiry = false },
    ]

    private static let accessToken = "{\"access\":\"\(token(300))\"}"
    private static let refreshToken = "{\"refresh\":\"\(token(86_400))\"}"
    private static let bothTokens =
      "{\"access\":\"\(token(300))\",\"refresh\":\"\(token(86_400))\"}"
    private static let emptyTokens = "{\"access\":\"\",\"refresh\":\"\"}"

    /// A login and a refresh with these bodies.
    private static func bodies(_ login: String, _ refresh: String) -> [Answer] {
      [cookies("login", body: login), cookies("refresh", body: refresh)]
    }

    private static let instants = "access: an instant; refresh: an instant"
    private static let dayLater = #","refresh_expiration":"2026-01-02T00:00:00Z""#

    /// A login that says when the tokens expire, and in how many seconds the access token does.
    private static func expiring(
      _ instant: String, after seconds: Int? = nil, refresh: String = dayLater,
      exp: Int64 = start + 300
    ) -> Answer {
      let relative = seconds.map { ",\"access_expires_in\":\($0)" } ?? ""
      return cookies(
        "login", access: SampleToken.text(issued: start, expires: exp) + access,
        body: "{\"access_expiration\":\"\(instant)\"\(relative)\(refresh)}")
    }
  }
#endif
