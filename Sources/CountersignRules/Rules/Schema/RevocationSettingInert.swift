import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A setting that waits for something that never happens.
  static let revocationSettingInert = Rule(
    slug: "revocation-setting-inert",
    severity: [.production: .advice, .staging: .advice, .development: .advice],
    title: "rotated tokens are to be revoked, and none is ever rotated",
    rationale: """
      `after_rotation: true` looks like a protection. Without rotation no refresh token is ever \
      replaced, so none is put on the list.
      """,
    remedy: "turn rotation on, or drop the setting",
    references: [.rfc(9700, "4.14"), .cwe(1188)],
    exceptions: "None. The default, which nobody wrote, is not judged.",
    bad: [
      Example(
        """
        tokens:
          rotation: { enabled: false }
          revocation: { after_rotation: ▸true◂ }
        """),
      Example(
        """
        tokens: { revocation: { after_rotation: ▸true◂ }, rotation: { enabled: false } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          rotation: { enabled: true }
          revocation: { after_rotation: true }
        """),
      Example(
        """
        tokens: { rotation: { enabled: false } } # the default of after_rotation is no claim
        """),
    ],
    check: { profile, report in
      let (tokens, field) = (profile.settings.tokens, "tokens.revocation.after_rotation")
      guard tokens.revocation.afterRotation, !tokens.rotation.enabled,
        profile.origin(of: field) != .implied
      else { return }
      report(
        Finding(
          "no refresh token is ever rotated, so none is revoked for it", at: field,
          fix: profile.fix(field, to: "false", .safe)))
    },
    proof: .unobservable(because: "a server without rotation behaves the same either way"))
}
