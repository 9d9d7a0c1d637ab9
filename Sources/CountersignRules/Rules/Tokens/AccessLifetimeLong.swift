import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An access token that outlives its usefulness.
  static let accessLifetimeLong = Rule(
    slug: "access-lifetime-long",
    checklist: [.lifetime],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "access tokens live longer than the 5 to 15 minutes of the checklist",
    rationale: """
      A stolen self-contained token cannot be recalled before it expires: not by logout, not by \
      a new password.
      """,
    remedy: "set `access_lifetime: 5m`",
    references: [.asvs("7.3.1"), .asvs("7.4.1"), .rfc(9700, "4.14"), .cwe(613)],
    exceptions: "Machine clients are outside of such a profile.",
    bad: [
      Example(
        """
        tokens:
          access_lifetime: ▸12h◂
        """),
      Example(
        """
        tokens: { access_lifetime: ▸16m◂ }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          access_lifetime: 15m
        """),
      Example(
        """
        tokens: { access_lifetime: 5m, refresh_lifetime: 7d }
        """),
    ],
    check: { profile, report in
      let field = "tokens.access_lifetime"
      let lifetime = profile.settings.tokens.accessLifetime
      if lifetime > .seconds(900) {
        report(
          Finding(
            "access tokens live \(lifetime.spelling); the checklist asks for 5 to 15 minutes",
            at: field, atMost: lifetime > .seconds(3600) ? nil : .warning,
            fix: profile.fix(field, to: "5m", .unsafe)))
      } else if lifetime < .seconds(60) {
        report(
          Finding(
            "access tokens live only \(lifetime.spelling): every tab refreshes all the time",
            at: field, atMost: .advice))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judging("login") { login in
            let cookie = transcript.settings.cookies.access.name
            guard let line = login.response.setCookie(cookie),
              let lifetime = TokenReading(inSetCookie: line)?.lifetime
            else { return .unreachable("login handed out no readable access token") }
            let spelled = Duration.seconds(lifetime).spelling
            guard lifetime > 900 || lifetime < 60 else {
              return .held(observed: "exp − iat is \(spelled)")
            }
            return .revealed(
              Evidence("exp − iat is \(spelled)", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}
