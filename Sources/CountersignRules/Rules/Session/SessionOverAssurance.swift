import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A session that outlives what its assurance level promises.
  static let sessionOverAssurance = Rule(
    slug: "session-over-assurance",
    checklist: [.lifetime],
    severity: [.production: .error, .staging: .advice],
    title: "sessions last longer than their assurance level recommends",
    rationale: """
      An unattended computer or a stolen session stays open past the point at which the level \
      promises that the person is asked again.
      """,
    remedy: "lower the limit, or declare the level that you really need",
    references: [
      .nist63B("2.1.3"), .nist63B("2.2.3"), .nist63B("2.3.3"), .asvs("7.1.1"), .cwe(613),
    ],
    exceptions: """
      Only the 12 hours of aal3 are a demand and an error; the other numbers are recommendations.
      """,
    bad: [
      Example(
        """
        session: { assurance: aal2, absolute_lifetime: ▸30d◂ }
        tokens: { refresh_lifetime: ▸7d◂ }
        """),
      Example(
        """
        session:
          assurance: aal3
          absolute_lifetime: ▸24h◂
          idle_lifetime: ▸20m◂
        """),
    ],
    good: [
      Example(
        """
        session: { assurance: aal2, absolute_lifetime: 24h }
        tokens: { refresh_lifetime: 1h }
        """),
      Example(
        """
        session: # the token may live for long where the session may not lie unused
          assurance: aal2
          absolute_lifetime: 24h
          idle_lifetime: 30m
        """),
    ],
    check: { profile, report in profile.judgeAssurance(report) },
    proof: .probe(
      Probe(
        steps: { settings in
          let limits = AssuranceLimits(settings.session.assurance)
          let walk = SessionWalk(past: limits.absolute, settings)
          let pause = limits.idle.map { idle -> [Probe.Step] in
            [
              .send(ProbeRequest(.login), as: "login"), .pause(over: idle),
              .send(ProbeRequest(.refresh), as: "late"), .forgetCookies,
            ]
          }
          return (pause ?? []) + [.send(ProbeRequest(.login), as: "login")]
            + walk.steps(as: "refresh")
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let limits = AssuranceLimits(transcript.settings.session.assurance)
            if let late = transcript["late"], late.reception != .refused, let idle = limits.idle {
              guard late.reception == .taken else { return late.tellsNothing }
              return .revealed(
                Evidence(
                  "a session that lay unused for more than \(idle.spelling) goes on",
                  bytes: [late.summary]))
            }
            return SessionWalk(past: limits.absolute, transcript.settings)
              .judge(transcript.flood("refresh"), past: limits.absolute)
          }
        })))
}

extension Probe.Step {
  /// A pause just longer than this.
  fileprivate static func pause(over time: Duration) -> Probe.Step {
    .advance(time + .seconds(1))
  }
}

/// How long a session may last (NIST SP 800-63B).
private struct AssuranceLimits {
  let absolute: Duration
  /// Nil where the level has none.
  let idle: Duration?
  /// Whether the first limit is a demand.
  let isDemand: Bool

  init(_ level: AuthSettings.Assurance) {
    switch level {
    case .aal1: (absolute, idle, isDemand) = (.seconds(30 * 86_400), nil, false)
    case .aal2: (absolute, idle, isDemand) = (.seconds(86_400), .seconds(3600), false)
    case .aal3: (absolute, idle, isDemand) = (.seconds(43_200), .seconds(900), true)
    }
  }
}

extension Profile {
  fileprivate func judgeAssurance(_ report: (Finding) -> Void) {
    let session = settings.session
    let level = session.assurance.rawValue
    let limits = AssuranceLimits(session.assurance)
    if let absolute = session.absoluteLifetime, absolute > limits.absolute {
      let field = "session.absolute_lifetime"
      let limit = limits.absolute.spelling
      report(
        Finding(
          "sessions last \(absolute.spelling); \(level) \(limits.isDemand ? "demands" : "recommends")"
            + " at most \(limit)",
          at: field, atMost: limits.isDemand ? nil : .warning,
          fix: fix(field, to: limit, .unsafe)))
    }
    let lifetime = settings.tokens.refreshLifetime
    let unused = min(lifetime, session.idleLifetime ?? lifetime)
    guard let idle = limits.idle, unused > idle else { return }
    report(
      Finding(
        "a session may lie unused for \(unused.spelling); \(level) recommends at most "
          + idle.spelling,
        at: session.idleLifetime == nil ? "tokens.refresh_lifetime" : "session.idle_lifetime",
        atMost: .warning, fix: fix("session.idle_lifetime", to: idle.spelling, .unsafe)))
  }
}
