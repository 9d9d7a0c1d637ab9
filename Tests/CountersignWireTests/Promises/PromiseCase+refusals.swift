#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Refusals with all that other answers carry, and retired cookies that go.
    static let heldRefusals: [PromiseCase] = [
      PromiseCase("refusal-headers", refusals(), "on 405 and 400"),
      PromiseCase("refusal-headers", refusals(body: 415), "on 405 and 415") {
        $0.server.contentTypes = ["application/x-www-form-urlencoded"]
      },
      PromiseCase("throttled-headers", [answer("guess 6", 429, protective)], "on 429"),
      PromiseCase("methods-refused", gets(405), "405 for login, refresh, verify"),
      PromiseCase("methods-refused", gets(405), "405 for login") {
        $0.routes.refresh = nil
        $0.routes.verify = nil
      },
      PromiseCase("options-answered", [answer("options", 204, allow)], "Allow names POST"),
      PromiseCase(
        "head-answered", loggedIn(["head": 200, "stranger": 401]), "200, and 401 for a stranger"),
      PromiseCase(
        retired, [old("old=; Path=/a/; Domain=a.de; Max-Age=0")],
        "1 cookies, each with its path and domain", change: oneOld),
      PromiseCase(retired, [old()], "1 cookies, each with its path and domain") {
        oneOld(&$0)
        $0.cookies.retired[0].until = "2025-12-31"
      },
    ]

    /// Refusals that lack something, and retired cookies that stay.
    static let brokenRefusals: [PromiseCase] = [
      PromiseCase(
        "refusal-headers", refusals(fields: []),
        "method: x-content-type-options: absent, promised x-content-type-options: nosniff"),
      PromiseCase("refusal-headers", refusals(body: 500), "body: 500, promised 400"),
      PromiseCase(
        "throttled-headers", [answer("guess 6", 429, Array(protective.dropLast()))],
        "guess 6: cache-control: absent, promised cache-control: no-store"),
      PromiseCase("methods-refused", gets(200), "login: 200, promised 405"),
      PromiseCase(
        "methods-refused", [answer("login", 405)], "login: allow lacks POST, promised allow: POST"),
      PromiseCase(
        "options-answered", [answer("options", 401)], "options: 401, promised 200 or 204"),
      PromiseCase(
        "head-answered", [login, answer("head", 405), answer("stranger", 401)],
        "head: 405, promised 200"),
      PromiseCase(
        "head-answered", [login, answer("head", body: "{}")],
        "head: 2 octets, promised no content"),
      PromiseCase(retired, [old()], "old at /a/ is not deleted", change: oneOld),
      PromiseCase(
        retired, [old("old=; Path=/; Max-Age=0")], "old at /a/ is not deleted", change: oneOld),
    ]

    private static let retired = "retired-cookies-deleted"
    private static let allow = ["Allow: POST, OPTIONS"]
    private static let protective = [
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Strict-Transport-Security: max-age=31536000; includeSubDomains", "Cache-Control: no-store",
    ]

    private static let oneOld: @Sendable (inout AuthSettings) -> Void = {
      var old = AuthSettings.RetiredCookie()
      old.name = "old"
      old.path = "/a/"
      old.domain = "a.de"
      old.until = "2026-06-30"
      $0.cookies.retired = [old]
    }

    private static func refusals(body: Int = 400, fields: [String] = protective) -> [Answer] {
      [answer("method", 405, fields), answer("body", body, fields)]
    }

    private static func gets(_ status: Int) -> [Answer] {
      ["login", "refresh", "verify"].map { answer($0, status, allow) }
    }

    /// A login that also sets these cookies.
    private static func old(_ lines: String...) -> Answer {
      answer(
        "login", 200, (["access=\(token(300))\(access)"] + lines).map { "Set-Cookie: \($0)" })
    }
  }
#endif
