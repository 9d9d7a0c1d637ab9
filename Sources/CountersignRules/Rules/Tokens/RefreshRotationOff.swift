import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// One refresh token that is used again and again.
  static let refreshRotationOff = Rule(
    slug: "refresh-rotation-off",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "refresh tokens are not rotated",
    rationale: "A copied refresh token works silently beside the owner's for its whole life.",
    remedy: """
      set `rotation.enabled: true` together with `revocation.after_rotation: true`; turn on \
      `client.single_flight` first
      """,
    references: [.rfc(9700, "2.2.2"), .rfc(9700, "4.14.2"), .asvs("10.4.5"), .cwe(294)],
    exceptions: "Sender-constrained refresh tokens, which a profile cannot describe.",
    bad: [
      Example(
        """
        tokens:
          rotation:
            enabled: ▸false◂
        """),
      Example(
        """
        tokens: { rotation: { enabled: ▸false◂, reuse_detection: none } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          rotation: { enabled: true, reuse_detection: family }
          revocation: { enabled: true, after_rotation: true }
        """),
      Example(
        """
        routes: { refresh: null } # no refresh tokens are exchanged at all
        tokens: { rotation: { enabled: false } }
        """),
    ],
    check: { profile, report in
      let tokens = profile.settings.tokens
      guard !tokens.rotation.enabled, profile.settings.routes.refresh != nil else { return }
      let field = "tokens.rotation.enabled"
      report(
        Finding(
          "one refresh token is used again and again for \(tokens.refreshLifetime.spelling)",
          at: field, fix: profile.fix(field, to: "true", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          guard settings.routes.refresh != nil else { return [] }
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(.refresh(withCookieOf: "login"), as: "refresh"),
            .send(.refresh(withCookieOf: "login"), as: "again"),
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.refresh != nil else {
            return .held(observed: "no route exchanges refresh tokens")
          }
          return transcript.judging("refresh") { refresh in
            let name = transcript.settings.cookies.refresh.name
            if refresh.response.setCookie(name) != nil {
              return .held(observed: "refresh hands out a new refresh cookie")
            }
            return transcript.judgeRefusal(
              of: "again", "the second refresh",
              weakness: "the same refresh token worked twice and was never replaced",
              after: refresh)
          }
        })))
}
