import CountersignBrowser
import Testing

@Suite("Everyone around a request counts")
struct PlannedRequestTests {
  @Test(
    "and the first who belongs to another site is named",
    arguments: [
      (.fetch, "https://app.example.com", nil, [], .yes(.oneSite)),
      (.fetch, "https://app.example.com", nil, ["https://a.test"], .no(.ancestorElsewhere)),
      (.fetch, "https://app.example.com", "https://a.test", [], .no(.topLevelElsewhere)),
      (.fetch, "https://a.test", "https://app.example.com", [], .no(.initiatorElsewhere)),
      (.fetch, "null", "https://app.example.com", [], .no(.initiatorOpaque)),
      (.fetch, "https://app.example.com", "null", [], .no(.topLevelElsewhere)),
      (.iframe, "https://app.example.com", "https://a.test", [], .no(.topLevelElsewhere)),
      (.navigate, nil, "https://a.test", [], .yes(.noInitiator)),
      (.navigate, "https://app.example.com", "https://a.test", [], .yes(.oneSite)),
      (.navigate, "https://a.test", nil, [], .no(.initiatorElsewhere)),
      (.image, nil, nil, [], .yes(.oneSite)),
    ] as [(PlannedRequest.Kind, String?, String?, [String], Verdict)])
  func sameSite(
    _ kind: PlannedRequest.Kind, _ initiator: String?, _ topLevel: String?,
    _ ancestors: [String], _ expected: Verdict
  ) throws {
    let request = try request(kind, initiator, topLevel, ancestors)
    #expect(request.sameSite == expected)
  }

  @Test("a third party's cookie is kept as the agent has it", arguments: jars)
  func thirdParty(_ agent: Agent, _ line: String, _ topLevel: String, _ clause: Clause) throws {
    var browser = Browser(agent)
    let request = try request(.image, "https://a.test", topLevel, [])
    let exchange = browser.perform(request, answer: ServerAnswer(setCookies: [line]), at: 0)
    let decision = try #require(exchange.stored.first)
    #expect(decision.clause == clause)
    guard let cookie = decision.cookie else { return }
    #expect((cookie.partition != nil) == (agent == .firefox || line.contains("Partitioned")))
  }

  static let jars: [(Agent, String, String, Clause)] = [
    (.chromium, "a=b; Secure; SameSite=None", "https://a.test", .stored),
    (.chromium, "a=b; Secure; SameSite=None; Partitioned", "https://a.test", .stored),
    (.chromium, "a=b; Secure; SameSite=Lax; Partitioned", "https://a.test", .setFromElsewhere),
    (.chromium, "a=b; Secure; SameSite=None; Partitioned", "null", .partitionWithoutSite),
    (.firefox, "a=b; Secure; SameSite=None", "https://a.test", .stored),
    (.firefox, "a=b", "https://a.test", .stored),
    (.safari, "a=b; Secure; SameSite=None; Partitioned", "https://a.test", .stored),
    (.safari, "a=b; Secure; SameSite=None", "https://a.test", .thirdPartyBlocked),
    (.strict, "a=b; Secure", "https://a.test", .setFromElsewhere),
    (.chromiumNoThirdParty, "a=b; Secure; SameSite=None", "https://a.test", .thirdPartyBlocked),
  ]

  @Test("a script in a foreign frame neither sets nor sees a Lax cookie")
  func frame() throws {
    var browser = Browser(.chromium)
    let url = try WebURL(parsing: "https://api.example.com/")
    let own = ScriptDocument(url)
    let framed = ScriptDocument(url, topLevel: try Origin(parsing: "https://a.test"))
    #expect(browser.setCookie("a=b", from: framed, at: 0).refusal == .setFromFrame)
    #expect(browser.setCookie("a=b", from: own, at: 0).isStored)
    #expect(browser.visibleCookies(to: framed, at: 1).map(\.verdict) == [.no(.unsetBelowTop)])
    #expect(browser.visibleCookies(to: own, at: 1).map(\.isSent) == [true])
  }

  private func request(
    _ kind: PlannedRequest.Kind, _ initiator: String?, _ topLevel: String?, _ ancestors: [String]
  ) throws -> PlannedRequest {
    PlannedRequest(
      kind, try WebURL(parsing: "https://api.example.com/x"),
      initiator: try initiator.map { try Origin(parsing: $0) },
      topLevel: try topLevel.map { try Origin(parsing: $0) },
      ancestors: try ancestors.map { try Origin(parsing: $0) })
  }
}
