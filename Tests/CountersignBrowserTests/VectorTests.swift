import CountersignBrowser
import Testing

@Suite("The browser's decision agrees with the worked cases")
struct VectorTests {
  @Test("there are 122 of them")
  func count() {
    #expect(Vector.all.count == 122)
  }

  @Test("in each of its answers", arguments: Vector.all)
  func agrees(_ vector: Vector) throws {
    var browser = vector.browser()
    var now = Self.start
    for event in vector.prior ?? [] {
      _ = try Vector.run(event, in: &browser, at: now)
      now += 1
    }
    if let event = vector.set {
      now = event.at.map { Self.start + $0 } ?? now
      let outcome = try Vector.run(event, in: &browser, at: now)
      try check(outcome.stored, vector)
      checkPreflight(outcome.exchange, event)
      now += 1
    }
    if let event = vector.send {
      now = event.at.map { Self.start + $0 } ?? now
      let exchange = try Vector.run(event, in: &browser, at: now).exchange
      check(try #require(exchange), vector.expect)
      checkPreflight(exchange, event)
    }
    if let visible = vector.expect.scriptVisible {
      let document = ScriptDocument(try WebURL(parsing: #require(vector.script).document))
      let shown = browser.visibleCookies(to: document, at: now).contains(where: \.isSent)
      #expect(shown == visible)
    }
  }

  /// 2026-01-01, so that dates in the vectors lie ahead.
  private static let start = 1_767_225_600

  private func check(_ decision: StoreDecision?, _ vector: Vector) throws {
    if let stored = vector.expect.stored {
      #expect((decision?.isStored ?? false) == stored, "\(String(describing: decision))")
    }
    if let lifetime = vector.expect.effectiveMaxAge {
      #expect(try #require(decision?.cookie).lifetime == lifetime)
    }
    if let refusal = decision?.refusal { try checkClause(refusal, vector) }
  }

  /// The clause that refused is one the vector names, where it names steps of the same section.
  private func checkClause(_ refusal: Clause, _ vector: Vector) throws {
    let section = /(5\.[67]) steps? (\d+)/
    let named = vector.clauses.compactMap { try? section.firstMatch(in: $0)?.output }
      .map { "\($0.1) \($0.2)" }
    guard !named.isEmpty, let own = try section.firstMatch(in: refusal.section)?.output else {
      return
    }
    #expect(named.contains("\(own.1) \(own.2)"), "\(refusal) is none of \(vector.clauses)")
  }

  private func check(_ exchange: Exchange, _ expected: Vector.Expectation) {
    if let sent = expected.sent { #expect(exchange.sent.contains(where: \.isSent) == sent) }
    if let header = expected.cookieHeader { #expect(exchange.cookieHeader == header) }
    if let readable = expected.readable { #expect(exchange.isReadable.isYes == readable) }
    if let reaches = expected.reachesServer { #expect(exchange.reachesServer == reaches) }
  }

  private func checkPreflight(_ exchange: Exchange?, _ event: Vector.Event) {
    guard let exchange else { return }
    #expect(exchange.needsPreflight.isYes == (event.preflight != nil))
  }
}
