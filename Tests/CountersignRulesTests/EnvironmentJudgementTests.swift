import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// Judgements of the environment family on answers that are written by hand.
@Suite("A probe of the environment family")
struct EnvironmentJudgementTests {
  private func judge(
    _ slug: String, _ lines: String, _ environment: AuthSettings.Environment = .production,
    seeing exchanges: [(name: String, status: Int, headers: [HeaderLine], body: String)]
  ) throws -> Judgement {
    let profile = try #require(Example(lines).read(for: environment).profile)
    guard case .probe(let probe)? = Checklist.rule(slug)?.proof else {
      Issue.record("\(slug) has no probe")
      return .unreachable("")
    }
    #expect(!probe.steps(profile.settings).isEmpty)
    return probe.judge(
      Transcript(
        settings: profile.settings,
        exchanges: exchanges.map {
          Exchange(
            name: $0.name,
            request: .init(
              method: "POST", url: profile.settings.site.api + "/api/x/", headers: []),
            response: .init(status: $0.status, headers: $0.headers, body: Array($0.body.utf8)))
        }))
  }

  private func isRevealed(_ judgement: Judgement) -> Bool {
    if case .revealed(let evidence) = judgement { !evidence.bytes.isEmpty } else { false }
  }

  private func isHeld(_ judgement: Judgement) -> Bool {
    if case .held = judgement { true } else { false }
  }

  @Test("sees the server's routes in an error")
  func debug() throws {
    let slug = "debug-in-production"
    let open = "{\"routes\":[\"/api/auth/login/\"]}"
    #expect(
      isRevealed(try judge(slug, "server: { debug: true }", seeing: [("error", 404, [], open)])))
    #expect(isHeld(try judge(slug, "server: { debug: true }", seeing: [("error", 404, [], "{}")])))
  }

  @Test("sees a foreign name answered, and the own one refused")
  func hosts() throws {
    let slug = "hosts-open"
    let lines = "site: { hosts: [\"*\"] }"
    let answers = { (foreign: Int, own: Int) in
      [("foreign", foreign, [HeaderLine](), ""), ("own", own, [HeaderLine](), "")]
    }
    #expect(isRevealed(try judge(slug, lines, seeing: answers(200, 200))))
    #expect(isHeld(try judge(slug, lines, seeing: answers(400, 200))))
    #expect(isRevealed(try judge(slug, lines, seeing: answers(400, 400))))
    #expect(!isHeld(try judge(slug, lines, seeing: answers(503, 503))))
  }

  @Test("sees a page of the visitor's machine let in")
  func loopback() throws {
    let slug = "loopback-in-production"
    let lines = "cors: { allowed_origins: [\"https://a.de\", \"http://localhost:3000\"] }"
    let answers = { (origin: String) in
      [
        ("login", 200, [HeaderLine](), ""),
        ("local", 200, [HeaderLine("Access-Control-Allow-Origin", origin)], ""),
      ]
    }
    #expect(isRevealed(try judge(slug, lines, seeing: answers("http://localhost:3000"))))
    #expect(isHeld(try judge(slug, lines, seeing: answers("https://a.de"))))
  }

  @Test("sees a browser drop the cookies of a page on another spelling of the machine")
  func mixed() throws {
    let slug = "loopback-hosts-mixed"
    let lines = """
      site:
        api: https://localhost:8443
        hosts: [localhost]
        apps: [{ origin: "https://localhost:3000" }, { origin: "https://127.0.0.1:3000" }]
      """
    let answer = { (attributes: String) in
      [("login", 200, [HeaderLine("Set-Cookie", "access=t; Secure" + attributes)], "")]
    }
    #expect(isRevealed(try judge(slug, lines, .development, seeing: answer("; SameSite=Strict"))))
    #expect(isHeld(try judge(slug, lines, .development, seeing: answer("; SameSite=None"))))
  }
}
