import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// Experiments that look for a limit send one request more than the profile lets through.
@Suite("A flood that looks for a limit")
struct LimitTrialTests {
  /// A rule, a limit, and how many requests of each flood it takes; none where they are too many.
  private static let cases: [(slug: String, rates: String, floods: [String: Int])] = [
    ("login-throttle-missing", "login: 5/minute", ["guess": 20]),
    ("login-throttle-missing", "login: 150/hour", ["guess": 151]),
    ("login-throttle-missing", "login: 300/hour", [:]),
    ("refresh-throttle-missing", "refresh: 600/hour", ["refresh": 601, "verify": 60]),
    ("refresh-throttle-missing", "refresh: 2000/hour", ["verify": 60]),
    ("recovery-throttle-missing", "password_reset: 100/hour", ["reset": 101]),
    ("recovery-throttle-missing", "password_reset: 300/hour", [:]),
    ("throttle-store-local", "login: 100/hour", ["guess": 101]),
    ("throttle-store-local", "login: 300/hour", [:]),
  ]

  @Test("is as long as the limit asks", arguments: cases.indices)
  func length(index: Int) throws {
    let (slug, rates, floods) = Self.cases[index]
    let settings = try Self.settings(rates)
    var found: [String: Int] = [:]
    for case .flood(_, let times, let name) in try Self.probe(slug).steps(settings) {
      found[name] = times
    }
    #expect(found == floods)
  }

  @Test(
    "is not judged where it would be too long",
    arguments: [
      ("login-throttle-missing", "login: 300/hour", 301),
      ("refresh-throttle-missing", "refresh: 2000/hour", 2001),
      ("recovery-throttle-missing", "password_reset: 300/hour", 301),
      ("throttle-by-address-only", "login: 300/hour", 301),
      ("throttle-store-local", "login: 300/hour", 301),
    ])
  func tooLong(slug: String, rates: String, needed: Int) throws {
    let judgement = try Self.probe(slug).judge(Transcript(settings: try Self.settings(rates)))
    #expect(
      judgement == .unreachable("\(needed) requests would be needed to meet the limit"))
  }

  @Test("is not judged where it took longer than the limit's period")
  func slow() throws {
    let settings = try Self.settings("login: 5/minute")
    func judgement(_ seconds: Int64) throws -> Judgement {
      var first = Self.exchange("guess.1", 400)
      var last = Self.exchange("guess.20", 400)
      (first.sent, last.answered) = (.seconds(1), .seconds(1 + seconds))
      first.answered = .seconds(2)
      return try Self.probe("login-throttle-missing").judge(
        Transcript(settings: settings, exchanges: [first, last]))
    }
    guard case .revealed = try judgement(59) else {
      Issue.record("\(try judgement(59))")
      return
    }
    #expect(
      try judgement(60)
        == .unreachable("2 requests took 1m, and the limit counts those of 1m"))
  }

  @Test(
    "is not judged by answers that tell nothing of a limit",
    arguments: [
      ("login-throttle-missing", "guess.20"), ("refresh-throttle-missing", "refresh.60"),
      ("recovery-throttle-missing", "reset.4"), ("throttle-store-local", "guess.6"),
    ], [404, 500, 503])
  func unrelated(flood: (slug: String, name: String), status: Int) throws {
    let judgement = try Self.probe(flood.slug).judge(
      Transcript(
        settings: try Self.settings("login: 5/minute"),
        exchanges: [Self.exchange(flood.name, status), Self.exchange("elsewhere", 400)]))
    #expect(judgement == .unreachable("\(flood.name) answered \(status)"))
  }

  private static func settings(_ rates: String) throws -> AuthSettings {
    let fragment = """
      throttle: { rates: { \(rates) } }
      routes: { password_reset: /auth/password/reset/, verify: /auth/token/verify/ }
      """
    return try #require(Example(fragment).read(for: .production).profile).settings
  }

  private static func probe(_ slug: String) throws -> Probe {
    guard case .probe(let probe) = try #require(Checklist.rule(slug)).proof else {
      throw NoProbe()
    }
    return probe
  }

  private static func exchange(_ name: String, _ status: Int) -> Exchange {
    Exchange(
      name: name, request: .init(method: "POST", url: "https://api.a.de/\(name)", headers: []),
      response: .init(status: status, headers: []))
  }

  private struct NoProbe: Error {}
}
