import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A logout that leaves the token alive.
  static let revocationOff = Rule(
    slug: "revocation-off",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .error, .development: .advice],
    title: "logout only deletes the cookie; the token stays valid",
    rationale: "Whoever copied the refresh token keeps the account after the owner signs out.",
    remedy: "set `revocation.enabled: true` and `on_logout: true`, with a durable store",
    references: [.asvs("7.4.1"), .cheatSheet("JSON Web Token"), .cwe(613)],
    exceptions: "None in production.",
    bad: [
      Example(
        """
        tokens:
          revocation:
            enabled: ▸false◂
        """),
      Example(
        """
        tokens: { revocation: { enabled: true, on_logout: ▸false◂ } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          revocation: { enabled: true, on_logout: true, store: database }
        """),
      Example(
        """
        tokens: { revocation: { enabled: true, purge_every: null } }
        """),
    ],
    check: { profile, report in
      let revocation = profile.settings.tokens.revocation
      let field =
        !revocation.enabled
        ? "tokens.revocation.enabled" : !revocation.onLogout ? "tokens.revocation.on_logout" : nil
      guard let field else { return }
      report(
        Finding(
          "logout only deletes the cookie; the refresh token stays valid for "
            + profile.settings.tokens.refreshLifetime.spelling,
          at: field, fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in Probe.Step.replayAfterLogout },
        judge: { transcript in
          transcript.judging("logout") { logout in
            transcript.judgeRefusal(
              of: "replay", "a refresh after logout",
              weakness: "a copied refresh token still works after logout", after: logout)
          }
        })))
}
