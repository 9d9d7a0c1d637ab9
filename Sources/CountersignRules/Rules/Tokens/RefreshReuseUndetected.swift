import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A replay that does not end the thief's session.
  static let refreshReuseUndetected = Rule(
    slug: "refresh-reuse-undetected",
    checklist: [.revocation],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "a refresh token that comes back does not end the session",
    rationale: """
      A thief who refreshes first gets the newest token. The owner is refused and signs in again, \
      and both go on: nothing ends the thief's chain of tokens.
      """,
    remedy: "set `reuse_detection: family`; turn on `client.single_flight` first",
    references: [.rfc(9700, "4.14.2"), .asvs("10.4.5"), .cwe(294)],
    exceptions: """
      A Django server without the generated refresh view cannot do it: with `targets: [django]` \
      alone it is only advice.
      """,
    bad: [
      Example(
        """
        tokens:
          rotation: { enabled: true, reuse_detection: ▸token◂ }
        """),
      Example(
        """
        tokens: { rotation: { reuse_detection: ▸none◂ } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          rotation: { enabled: true, reuse_detection: family, grace: 10s }
        """),
      Example(
        """
        tokens: # without rotation nothing can come back
          rotation: { enabled: false, reuse_detection: none }
        """),
    ],
    check: { profile, report in
      let rotation = profile.settings.tokens.rotation
      guard rotation.enabled, rotation.reuseDetection != .family,
        profile.settings.routes.refresh != nil
      else { return }
      let field = "tokens.rotation.reuse_detection"
      report(
        Finding(
          rotation.reuseDetection == .token
            ? "a replayed refresh token is refused, but the thief's newest token keeps working"
            : "a replayed refresh token is accepted, and nobody notices the theft",
          at: field, atMost: profile.targets == [.django] ? .advice : nil,
          fix: profile.fix(field, to: "family", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let tokens = settings.tokens
          guard settings.routes.refresh != nil else { return [] }
          let replay: [Probe.Step] = [
            .advance(tokens.rotation.grace + .seconds(1)),
            .send(.refresh(withCookieOf: "login"), as: "replay"),
            .send(.refresh(withCookieOf: "refresh"), as: "descendant"),
          ]
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(.refresh(withCookieOf: "login"), as: "refresh"),
          ] + (tokens.rotation.enabled ? replay : [])
        },
        judge: { $0.judgeDescendant() })))
}

extension Transcript {
  /// Revealed when the newest token works on after an old one came back.
  fileprivate func judgeDescendant() -> Judgement {
    guard settings.routes.refresh != nil else {
      return .held(observed: "no route exchanges refresh tokens")
    }
    return judging("refresh") { refresh in
      guard settings.tokens.rotation.enabled else {
        return .held(observed: "refresh hands out no new refresh token")
      }
      guard let replay = self["replay"], let descendant = self["descendant"] else {
        return .unreachable("the old token was never sent again")
      }
      guard replay.reception != .other else { return replay.tellsNothing }
      if replay.reception == .taken, settings.tokens.rotation.reuseDetection == .family {
        return .held(observed: "the old token is still good, so there is no replay")
      }
      switch descendant.reception {
      case .refused:
        return .held(
          observed: "after a replay the newest token answers \(descendant.response.status)")
      case .other: return descendant.tellsNothing
      case .taken:
        return .revealed(
          Evidence(
            "the newest token works on after an old one came back",
            bytes: [refresh.summary, replay.summary, descendant.summary]))
      }
    }
  }
}
