import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A session that goes on for as long as somebody refreshes it.
  static let sessionUnbounded = Rule(
    slug: "session-unbounded",
    checklist: [.lifetime],
    severity: [.production: .warning, .staging: .advice, .development: .advice],
    title: "a session that is refreshed often enough never ends",
    rationale: """
      Each refresh hands out a token with a full lifetime. Whoever stole one keeps the account \
      for ever, without the password.
      """,
    remedy: "set `absolute_lifetime: 7d`, or 24h where the data is sensitive",
    references: [
      .asvs("7.3.2"), .asvs("10.4.8"), .nist63B("2.1.3"), .rfc(9700, "4.14.2"), .cwe(613),
    ],
    exceptions: "Consumer apps that keep people signed in on purpose: suppress with that reason.",
    bad: [
      Example(
        """
        session:
          absolute_lifetime: ▸null◂
        """),
      Example(
        """
        tokens: { rotation: { enabled: true }, refresh_lifetime: 7d }
        session: { absolute_lifetime: ▸null◂, idle_lifetime: 2d }
        """),
    ],
    good: [
      Example(
        """
        session:
          absolute_lifetime: 7d
        """),
      Example(
        """
        tokens: { rotation: { enabled: false } } # the one refresh token ends the session
        session: { absolute_lifetime: null }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "session.absolute_lifetime"
      guard settings.tokens.rotation.enabled, settings.routes.refresh != nil,
        settings.session.absoluteLifetime == nil
      else { return }
      report(
        Finding(
          "a session that is refreshed at least every \(settings.longestPause.spelling) never ends",
          at: field, fix: profile.fix(field, to: "7d", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [.send(ProbeRequest(.login), as: "login")]
            + SessionWalk(past: settings.patience, settings).steps(as: "refresh")
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let age = transcript.settings.patience
            return SessionWalk(past: age, transcript.settings)
              .judge(transcript.flood("refresh"), past: age)
          }
        })))
}

extension AuthSettings {
  /// How long a session may lie unused.
  fileprivate var longestPause: Duration {
    min(tokens.refreshLifetime, session.idleLifetime ?? tokens.refreshLifetime)
  }

  /// The age from which a session counts as endless.
  fileprivate var patience: Duration { session.absoluteLifetime ?? .seconds(30 * 86_400) }
}
