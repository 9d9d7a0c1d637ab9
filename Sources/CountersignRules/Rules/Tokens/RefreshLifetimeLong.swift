import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A refresh token that still works long after the device was put away.
  static let refreshLifetimeLong = Rule(
    slug: "refresh-lifetime-long",
    checklist: [.lifetime],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "refresh tokens live longer than a week, or not longer than access tokens",
    rationale: """
      A cookie from an old laptop or from a backup still opens the account weeks later. A refresh \
      token that ends no later than its access token is of no use at all: users are thrown out.
      """,
    remedy: "set `refresh_lifetime: 1d`; rotation keeps people signed in who come back",
    references: [
      .rfc(9700, "4.14.2"), .asvs("7.3.1"), .asvs("10.4.8"), .nist63B("2.1.3"), .nist63B("2.2.3"),
      .cwe(613),
    ],
    exceptions: "Consumer apps that decided so: suppress the rule and write the reason down.",
    bad: [
      Example(
        """
        tokens: { refresh_lifetime: ▸90d◂ }
        session: { absolute_lifetime: null }
        """),
      Example(
        """
        tokens:
          access_lifetime: 15m
          refresh_lifetime: ▸10m◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { refresh_lifetime: 1d }
        """),
      Example(
        """
        tokens:
          refresh_lifetime: 7d # a week is still fine
        """),
    ],
    check: { profile, report in
      if let finding = profile.refreshLifetimeFinding { report(finding) }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgingAccessToken { access, _ in
            let name = transcript.settings.cookies.refresh.name
            guard let line = transcript["login"]?.response.setCookie(name),
              let lifetime = TokenReading(inSetCookie: line)?.lifetime,
              let shorter = access.lifetime
            else { return .unreachable("login handed out no readable refresh token") }
            let spelled = Duration.seconds(lifetime).spelling
            guard lifetime > 7 * 86_400 || lifetime <= shorter else {
              return .held(observed: "exp − iat is \(spelled)")
            }
            return .revealed(
              Evidence("exp − iat is \(spelled)", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}

extension Profile {
  private static let week = Duration.seconds(7 * 86_400)

  fileprivate var refreshLifetimeFinding: Finding? {
    let field = "tokens.refresh_lifetime"
    let (lifetime, access) = (settings.tokens.refreshLifetime, settings.tokens.accessLifetime)
    var shorter: Fix? { access < .seconds(86_400) ? fix(field, to: "1d", .unsafe) : nil }
    guard lifetime > access else {
      return Finding(
        "refresh tokens live \(lifetime.spelling), which is no longer than access tokens do",
        at: field, fix: shorter)
    }
    guard lifetime > Self.week else { return nil }
    if let end = sessionEnd, end <= Self.week {
      return Finding(
        "refresh tokens are to live \(lifetime.spelling), but sessions end after \(end.spelling)",
        at: field, atMost: .advice, fix: shorter)
    }
    let ceiling: Severity =
      environment == .development
      ? .advice : lifetime > .seconds(30 * 86_400) ? .error : .warning
    return Finding(
      "a refresh token that lay unused for \(lifetime.spelling) still opens the account",
      at: field, atMost: ceiling, fix: shorter)
  }

  /// When a session that lies unused ends whatever its token says; nil for never.
  private var sessionEnd: Duration? {
    [settings.session.absoluteLifetime, settings.session.idleLifetime].compactMap(\.self).min()
  }
}
