import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Expired tokens that work on.
  static let leewayExcessive = Rule(
    slug: "leeway-excessive",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "expired tokens stay valid for more than a minute",
    rationale: """
      The leeway is added to the life of every token, a stolen one included, and undoes what a \
      short lifetime is for.
      """,
    remedy: "let the servers set their clocks by NTP, and allow at most 60s",
    references: [.rfc(7519, "4.1.4"), .asvs("9.2.1"), .cwe(613)],
    exceptions: "Machines whose clocks cannot be set.",
    bad: [
      Example(
        """
        tokens: { access_lifetime: 5m, leeway: ▸10m◂ }
        """),
      Example(
        """
        tokens:
          leeway: ▸2m◂
        """),
      Example(
        """
        tokens: { access_lifetime: 30s, leeway: ▸30s◂ } # twice the lifetime
        """),
    ],
    good: [
      Example(
        """
        tokens: { access_lifetime: 5m, leeway: 30s }
        """),
      Example(
        """
        tokens: { leeway: 60s }
        """),
    ],
    check: { profile, report in
      let tokens = profile.settings.tokens
      let isDoubled = tokens.leeway > .zero && tokens.leeway >= tokens.accessLifetime
      guard tokens.leeway > .seconds(60) || isDoubled else { return }
      let field = "tokens.leeway"
      let (leeway, lifetime) = (tokens.leeway.spelling, tokens.accessLifetime)
      let half = Duration.seconds(lifetime.components.seconds / 2)
      report(
        Finding(
          isDoubled
            ? "expired tokens stay valid for another \(leeway), as long again as they live"
            : "expired tokens stay valid for another \(leeway)",
          at: field,
          atMost: isDoubled ? nil : profile.environment == .development ? .advice : .warning,
          fix: profile.fix(
            field, to: lifetime > .seconds(60) ? "60s" : half.spelling, .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let lifetime = settings.tokens.accessLifetime
          return [
            .send(ProbeRequest(.login), as: "login"),
            .advance(lifetime + min(.seconds(60), max(.zero, lifetime - .seconds(1)))),
            .send(.user(withCookieOf: "login"), as: "late"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            transcript.judgeRefusal(
              of: "late", "the expired token", weakness: "an expired token signs in", after: login)
          }
        })))
}
