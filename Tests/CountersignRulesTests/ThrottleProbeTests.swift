import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// What a rule says of a limit is what its experiment finds out about a server that keeps it.
@Suite("Lint and experiment agree about limits")
struct ThrottleProbeTests {
  private static let rates = [
    "1/second", "2/second", "1/3s", "1/2s", "7/20s", "6/20s", "1/minute", "2/minute", "3/minute",
    "20/minute", "21/minute", "25/15m", "26/15m", "12/hour", "13/hour", "20/hour", "25/hour",
    "26/hour", "100/hour", "101/hour", "288/day", "289/day", "500/day", "501/day", "40/2h",
  ]

  @Test("on logins", arguments: rates)
  func logins(rate: String) throws {
    try compare(
      "login-throttle-loose", rate, at: .login, "throttle: { rates: { login: \(rate) } }")
  }

  @Test("on refreshes", arguments: rates, ["20s", "1m", "5m", "7m", "15m"])
  func refreshes(rate: String, lifetime: String) throws {
    for singleFlight in [true, false] {
      try compare(
        "throttle-starves-refresh", rate, at: .refresh,
        """
        tokens: { access_lifetime: \(lifetime) }
        client: { single_flight: \(singleFlight) }
        throttle: { rates: { refresh: \(rate) } }
        """)
    }
  }

  private func compare(
    _ slug: String, _ text: String, at endpoint: ProbeRequest.Endpoint, _ yaml: String
  ) throws {
    let rule = try #require(Checklist.rule(slug))
    let rate = try #require(AuthSettings.Rate(text))
    guard case .probe(let probe) = rule.proof else {
      Issue.record("\(slug) has no probe")
      return
    }
    let profile = try #require(Example(yaml).read(for: .production).profile)
    var server = SimulatedLimit(of: rate, at: endpoint, profile.settings)
    let judgement = server.judgement(of: probe)
    let isFlagged = !Linter(rules: [rule]).lint(profile).isEmpty
    switch judgement {
    case .revealed: #expect(isFlagged, "\(yaml)\n\(judgement)")
    case .held: #expect(!isFlagged, "\(yaml)\n\(judgement)")
    // More refreshes than an experiment makes.
    case .unreachable: #expect(server.transcript.exchanges.isEmpty, "\(yaml)\n\(judgement)")
    }
  }
}
