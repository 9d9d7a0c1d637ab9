import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A refresh token that goes on working after another took its place.
  static let rotatedTokenStillValid = Rule(
    slug: "rotated-token-still-valid",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a refresh token stays valid after another took its place",
    rationale: "Every rotation adds a working token instead of replacing one.",
    remedy: "set `revocation.after_rotation: true` and a `rotation.grace` of at most 60s",
    references: [.rfc(9700, "4.14.2"), .asvs("10.4.5"), .cwe(613), .cwe(294)],
    exceptions: "A grace of a few seconds is a fair answer to two tabs that refresh at once.",
    bad: [
      Example(
        """
        tokens:
          rotation: { enabled: true }
          revocation: { enabled: true, after_rotation: ▸false◂ }
        """),
      Example(
        """
        tokens: { rotation: { grace: ▸5m◂ } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          rotation: { enabled: true }
          revocation: { enabled: true, after_rotation: true }
        """),
      Example(
        """
        tokens: { rotation: { grace: 60s } }
        """),
      Example(
        """
        tokens: # nothing is rotated: another rule's business
          rotation: { enabled: false }
          revocation: { after_rotation: false }
        """),
    ],
    check: { profile, report in
      let tokens = profile.settings.tokens
      guard tokens.rotation.enabled, profile.settings.routes.refresh != nil else { return }
      if !tokens.revocation.afterRotation {
        let field = "tokens.revocation.after_rotation"
        report(
          Finding(
            "rotation hands out a new refresh token, but the old one stays valid for "
              + tokens.refreshLifetime.spelling, at: field,
            fix: tokens.revocation.enabled ? profile.fix(field, to: "true", .safe) : nil))
      }
      if tokens.rotation.grace > .seconds(60) {
        let field = "tokens.rotation.grace"
        report(
          Finding(
            "rotation hands out a new refresh token, but the old one stays valid for "
              + tokens.rotation.grace.spelling, at: field,
            fix: profile.fix(field, to: "10s", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          guard settings.routes.refresh != nil else { return [] }
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(.refresh(withCookieOf: "login"), as: "refresh"),
            .advance(min(settings.tokens.rotation.grace, .seconds(60)) + .seconds(1)),
            .send(.refresh(withCookieOf: "login"), as: "replay"),
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.refresh != nil else {
            return .held(observed: "no route exchanges refresh tokens")
          }
          return transcript.judging("refresh") { refresh in
            let name = transcript.settings.cookies.refresh.name
            guard refresh.response.setCookie(name) != nil else {
              return .held(observed: "refresh hands out no new refresh token")
            }
            return transcript.judgeRefusal(
              of: "replay", "the old token",
              weakness: "the old refresh token works beside the new one", after: refresh)
          }
        })))
}
