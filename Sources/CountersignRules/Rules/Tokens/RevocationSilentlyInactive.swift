import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A list of revoked tokens that is asked for and never filled.
  static let revocationSilentlyInactive = Rule(
    slug: "revocation-silently-inactive",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "revocation is asked for and silently does nothing",
    rationale: """
      The checklist looks ticked while every old token still works. The library does not complain: \
      simplejwt overlooks that there is no list to write to.
      """,
    remedy: "set `revocation.enabled: true` and keep `id_claim: jti`",
    references: [.rfc(7519, "4.1.7"), .asvs("7.4.1"), .cwe(613), .cwe(391)],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens:
          revocation: { enabled: false, after_rotation: ▸true◂ }
        """),
      Example(
        """
        tokens:
          revocation: { enabled: true }
          id_claim: ▸null◂
        """),
    ],
    good: [
      Example(
        """
        tokens:
          revocation: { enabled: true, after_rotation: true }
          id_claim: jti
        """),
      Example(
        """
        tokens: { id_claim: token_id } # another name does just as well
        """),
    ],
    check: { profile, report in
      let revocation = profile.settings.tokens.revocation
      let field = "tokens.revocation.after_rotation"
      if !revocation.enabled, revocation.afterRotation, profile.origin(of: field) != .implied {
        report(
          Finding(
            "rotated tokens are to be revoked, but no list of revoked tokens is kept",
            at: field, fix: profile.fix("tokens.revocation.enabled", to: "true", .safe)))
      } else if revocation.enabled, profile.settings.tokens.idClaim == nil {
        report(
          Finding(
            "tokens are to be revoked, but they have no id by which a list could name them",
            at: "tokens.id_claim", fix: profile.fix("tokens.id_claim", to: "jti", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          guard settings.routes.refresh != nil else { return [] }
          let logout: [Probe.Step] = [
            .send(ProbeRequest(.logout), as: "logout"),
            .send(.refresh(withCookieOf: "login"), as: "after logout"),
          ]
          return [
            .send(ProbeRequest(.login), as: "login"), .advance(.seconds(1)),
            .send(.refresh(withCookieOf: "login"), as: "refresh"),
            .advance(settings.tokens.rotation.grace + .seconds(1)),
            .send(.refresh(withCookieOf: "login"), as: "replay"),
          ] + (settings.routes.logout == nil ? [] : logout)
        },
        judge: { $0.judgeInactiveRevocation() })))
}

extension Transcript {
  /// Revealed when an old refresh token works after a refresh, and even after logout.
  fileprivate func judgeInactiveRevocation() -> Judgement {
    guard settings.routes.refresh != nil else {
      return .held(observed: "no route exchanges refresh tokens")
    }
    return judging("refresh") { refresh in
      let tokens = settings.tokens
      guard tokens.revocation.enabled || tokens.revocation.afterRotation else {
        return .held(observed: "nobody asked for revocation")
      }
      let replays = [self["replay"], self["after logout"]].compactMap(\.self)
      guard let last = replays.last else {
        return .unreachable("the old token was never sent again")
      }
      if let refusal = replays.first(where: { $0.reception == .refused }) {
        return .held(observed: "\(refusal.name) answers \(refusal.response.status)")
      }
      if let other = replays.first(where: { $0.reception == .other }) { return other.tellsNothing }
      return .revealed(
        Evidence(
          "an old refresh token is never refused", bytes: [refresh.summary, last.summary]))
    }
  }
}
