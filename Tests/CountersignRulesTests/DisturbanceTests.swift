import CountersignRules
import CountersignSettings
import Testing

/// What would be felt by others is known before it is sent.
@Suite("An experiment's disturbance")
struct DisturbanceTests {
  private static let settings = AuthSettings(
    name: "t", environment: .production, api: "https://api.a.de")

  static let cases: [(steps: [Probe.Step], ways: Set<Probe.Disturbance>)] = [
    ([.send(ProbeRequest(.login), as: "login"), .forgetCookies, .advance(.seconds(9))], []),
    ([.send(ProbeRequest(.login, body: .wrongPassword), as: "guess")], [.guesses]),
    ([.send(ProbeRequest(.login, body: .json("{}")), as: "empty")], []),
    ([.send(ProbeRequest(.login, body: .json(#"{"password":"a"}"#)), as: "guess")], [.guesses]),
    ([.send(ProbeRequest(.verify, body: .json("{}")), as: "verify")], []),
    ([.flood(ProbeRequest(.refresh), times: 20, as: "refresh")], []),
    ([.flood(ProbeRequest(.refresh), times: 21, as: "refresh")], [.floods]),
    (Array(repeating: .send(ProbeRequest(.user), as: "user"), count: 21), [.floods]),
    ([.parallel(ProbeRequest(.refresh), times: 2, as: "refresh")], [.races]),
    ([.handshake(maximum: .v1_1, as: "old")], []),
    ([.operate(.changeClaims)], [.changesAccount]),
    (
      [
        .send(
          ProbeRequest(.passwordChange, body: .passwordChange(from: .known, to: .other)),
          as: "change")
      ], [.changesPassword]
    ),
  ]

  @Test("is read from its steps", arguments: cases.indices)
  func disturbances(index: Int) {
    let (steps, ways) = Self.cases[index]
    let probe = Probe(needs: [], steps: { _ in steps }) { _ in .held(observed: "") }
    #expect(probe.disturbances(Self.settings) == ways)
    #expect(probe.isIntrusive(Self.settings) == !ways.isEmpty)
  }

  @Test("is there, too, where an experiment says so")
  func declared() {
    let probe = Probe(needs: [.intrusion], steps: { _ in [] }) { _ in .held(observed: "") }
    #expect(probe.disturbances(Self.settings).isEmpty)
    #expect(probe.isIntrusive(Self.settings))
  }
}
