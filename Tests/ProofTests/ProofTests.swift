import CountersignLab
import CountersignRules
import CountersignSettings
import CountersignWire
import Testing

/// The central claim: what a rule warns of shows on the wire, and what it lets pass holds.
@Suite("Each rule's probe, against a server that applies its examples")
struct ProofTests {
  /// Servers start at the moment of the examples, noon of 2026-11-28.
  private static let lab = Lab(now: { Surroundings.sampleNow * 1000 })

  @Test("reveals the weakness of a bad example", arguments: ProofCase.bad)
  func reveals(_ item: ProofCase) async throws {
    let run = try await Self.lab.run(
      item.probe, against: try item.compiledForLab(), given: item.premises)
    guard case .revealed(let evidence) = run.judgement else {
      Issue.record("\(run.judgement)\n\(run.transcript.outline)")
      return
    }
    #expect(!evidence.bytes.isEmpty)
  }

  @Test("holds on a good example", arguments: ProofCase.good)
  func holds(_ item: ProofCase) async throws {
    let run = try await Self.lab.run(
      item.probe, against: try item.compiledForLab(), given: item.premises)
    guard case .held = run.judgement else {
      Issue.record("\(run.judgement)\n\(run.transcript.outline)")
      return
    }
  }

  @Test("has an example of either sort that shows")
  func complete() {
    let rules = { (cases: [ProofCase]) in Set(cases.map(\.rule.slug)) }
    #expect(rules(ProofCase.bad) == rules(ProofCase.good))
    let tried = Checklist.all.filter { if case .probe = $0.proof { true } else { false } }
    #expect(rules(ProofCase.bad) == Set(tried.map(\.slug)))
  }
}

extension Transcript {
  /// The exchanges in a few lines, for a failure's message.
  fileprivate var outline: String {
    exchanges.map { exchange in
      let cookies = exchange.response.setCookies.joined(separator: "\n    ")
      return "\(exchange.name): \(exchange.request.method) \(exchange.request.url) → "
        + "\(exchange.response.status) \(exchange.response.text.prefix(200))\n    \(cookies)"
    }.joined(separator: "\n")
  }
}
