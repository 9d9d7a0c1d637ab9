import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// What an answer without TLS proves, beside the one with it.
@Suite("A judgement about the port without TLS")
struct TransportJudgementTests {
  /// The statuses with and without TLS, where the second leads, and the verdict.
  private static let cases: [(encrypted: Int, clear: Int, location: String?, verdict: String)] = [
    (401, 401, nil, "revealed"), (200, 200, nil, "revealed"), (400, 400, nil, "revealed"),
    (401, 301, "https://api.a.de/", "held"), (302, 302, "HTTPS://api.a.de/", "held"),
    (401, 403, nil, "held"), (401, 404, nil, "held"), (401, 426, nil, "held"),
    (302, 302, "http://api.a.de/login", "unreachable"), (403, 403, nil, "unreachable"),
    (404, 404, nil, "unreachable"), (429, 429, nil, "unreachable"),
    (401, 429, nil, "unreachable"), (401, 502, nil, "unreachable"),
  ]

  @Test("is about this server and not about another one there", arguments: cases.indices)
  func clear(index: Int) throws {
    let item = Self.cases[index]
    let settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    guard case .probe(let probe) = try #require(Checklist.rule("plain-http-api")).proof else {
      Issue.record("no probe")
      return
    }
    let judgement = probe.judge(
      Transcript(
        settings: settings,
        exchanges: [
          Self.exchange("login", 200), Self.exchange("encrypted", item.encrypted),
          Self.exchange("clear", item.clear, item.location),
        ]))
    #expect("\(judgement)".hasPrefix(item.verdict), "\(judgement)")
  }

  @Test("asks the route that is there on every server, where it is mounted")
  func route() throws {
    var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    guard case .probe(let probe) = try #require(Checklist.rule("plain-http-api")).proof else {
      Issue.record("no probe")
      return
    }
    let endpoint = { (settings: AuthSettings) -> ProbeRequest.Endpoint? in
      guard case .send(let request, _)? = probe.steps(settings).last else { return nil }
      return request.endpoint
    }
    #expect(endpoint(settings) == .user)
    settings.routes.user = nil
    #expect(endpoint(settings) == .data)
  }

  @Test("names the host that was asked, not the profile's")
  func askedHost() throws {
    let settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    var transcript = Transcript(settings: settings)
    transcript.handshakes = [
      Handshake(
        name: "hello",
        chain: ChainFacts(
          [.init(names: ["www.a.de"], notBefore: 0, notAfter: 1)],
          coversHost: false, ownsKey: nil, isOrdered: true), host: "staging.a.de")
    ]
    guard
      case .probe(let probe) = try #require(Checklist.rule("certificate-mismatch")).proof,
      case .revealed(let evidence) = probe.judge(transcript)
    else {
      Issue.record("the mismatch went unnoticed")
      return
    }
    #expect(evidence.observed == "the certificate is for www.a.de, not for staging.a.de")
  }

  private static func exchange(
    _ name: String, _ status: Int, _ location: String? = nil
  ) -> Exchange {
    Exchange(
      name: name, request: .init(method: "GET", url: "https://api.a.de/\(name)", headers: []),
      response: .init(
        status: status, headers: location.map { [HeaderLine("Location", $0)] } ?? []))
  }
}
