import CountersignBrowser
import Testing

@Suite("A session plan says whether an app gets a session")
struct SessionPlanTests {
  private static let access = "access=A; Path=/; Secure; HttpOnly; SameSite=Lax"
  private static let refresh = "refresh=R; Path=/api/auth/; Secure; HttpOnly; SameSite=Lax"
  private static let cleared = [
    "access=; Max-Age=0; Path=/; Secure", "refresh=; Max-Age=0; Path=/api/auth/; Secure",
  ]

  @Test("it works on sibling hosts", arguments: Agent.presets)
  func works(_ agent: Agent) throws {
    let result = try plan().run(in: agent, at: 1_767_225_600)
    #expect(result.faults == [])
    #expect(result.verdict == "works")
    #expect(result.exchanges.count == 4)
  }

  @Test("a Lax cookie is refused to an app of another site")
  func refused() throws {
    let result = try plan(app: "https://app.example.net").run(in: .chromium, at: 0)
    #expect(result.verdict == "cookie-refused")
    #expect(result.faults.first == .cookieRefused(name: "access", .login, .setFromElsewhere))
  }

  @Test("a cookie under a narrow path is withheld from the refresh")
  func withheld() throws {
    let line = "refresh=R; Path=/elsewhere/; Secure"
    let result = try plan(refresh: line, cleared: []).run(in: .chromium, at: 0)
    #expect(result.verdict == "cookie-withheld")
    #expect(result.faults.first == .cookieWithheld(name: "refresh", .refresh, .otherPath))
  }

  @Test("a preflight without the header fails")
  func preflight() throws {
    let result = try plan(allowHeaders: "accept").run(in: .chromium, at: 0)
    #expect(result.verdict == "preflight-fails")
    #expect(result.faults.first == .preflightFails(.login, .headerNotAllowed))
  }

  @Test("an answer without the app's origin is hidden")
  func hidden() throws {
    let result = try plan(app: "https://www.example.com", allowHeaders: nil, headers: [])
      .run(in: .chromium, at: 0)
    #expect(result.verdict == "answer-hidden")
    #expect(result.faults.first == .answerHidden(.login, .originDiffers))
  }

  @Test(
    "a logout that misses the cookie revokes nothing",
    arguments: [
      (
        "refresh=R; Path=/api/auth/token/refresh/; Secure", cleared,
        [.otherPath, .deletesNothing]
      ),
      (refresh, [cleared[0], "refresh=; Max-Age=0; Path=/; Secure"], [.deletesNothing]),
    ] as [(String, [String], [Clause])])
  func logout(_ line: String, _ cleared: [String], _ clauses: [Clause]) throws {
    let result = try plan(refresh: line, cleared: cleared).run(in: .chromium, at: 0)
    #expect(result.faults == clauses.map { .logoutCannotRevoke(name: "refresh", $0) })
    #expect(result.verdict == "logout-cannot-revoke")
  }

  private func plan(
    app: String = "https://app.example.com", refresh: String = refresh,
    cleared: [String] = cleared, allowHeaders: String? = "content-type",
    headers: [RequestHeader] = [RequestHeader("content-type", "application/json")]
  ) throws -> SessionPlan {
    let origin = app.hasSuffix("www.example.com") ? "https://app.example.com" : app
    let cors = CORSHeaders(
      allowOrigin: origin, allowCredentials: "true", allowHeaders: allowHeaders)
    func call(
      _ step: SessionCall.Step, _ path: String, _ needs: [String], _ lines: [String]
    ) throws -> SessionCall {
      SessionCall(
        step, try WebURL(parsing: "https://api.example.com\(path)"),
        method: step == .data ? "GET" : "POST", headers: step == .data ? [] : headers,
        needs: needs,
        answer: ServerAnswer(
          preflight: PreflightAnswer(status: 204, headers: cors), cors: cors, setCookies: lines))
    }
    return SessionPlan(
      app: try Origin(parsing: app), credentials: .include,
      calls: [
        try call(.login, "/api/auth/login/", [], [Self.access, refresh]),
        try call(.data, "/api/data/", ["access"], []),
        try call(.refresh, "/api/auth/token/refresh/", ["refresh"], [Self.access]),
        try call(.logout, "/api/auth/logout/", ["refresh"], cleared),
      ])
  }
}
