import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie whose life and whose token's life are far apart.
  static let cookieOutlivesToken = Rule(
    slug: "cookie-outlives-token",
    checklist: [.lifetime],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "the cookie and the token in it do not end together",
    rationale: """
      A cookie that lives longer keeps sending a dead token. Where login looks at tokens, the \
      right password is then answered with 401. A cookie that lives much shorter signs users out \
      early. Both are mostly a slip in the unit.
      """,
    remedy: "drop `max_age`, and the cookie lives as long as its token",
    references: [.rfc6265bis("4.1.2.2"), .nist63B("5.1.1")],
    exceptions: """
      A cookie that ends with the browser's session says `max_age: session`, and the rule is silent.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            max_age: ▸30d◂
        """),
      Example(
        """
        tokens: { refresh_lifetime: 1d }
        cookies: { refresh: { max_age: ▸1h◂ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            max_age: session
        """),
      Example(
        """
        tokens: { access_lifetime: 5m }
        cookies: { access: { max_age: 6m } } # a minute of difference does not matter
        """),
    ],
    check: { profile, report in
      for (kind, cookie) in profile.tokenCookies {
        let lifetime = kind.lifetime(in: profile.settings)
        guard let age = cookie.maxAge, age <= .cookieLimit, age.isFar(from: lifetime) else {
          continue
        }
        let field = kind.path("max_age")
        report(
          Finding(
            "the \(kind.rawValue) cookie lives \(age.spelling), but the token in it "
              + lifetime.spelling, at: field, fix: profile.fix(field, to: lifetime.spelling, .safe))
        )
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          let settings = transcript.settings
          return transcript.judgeLoginCookies(held: "cookies and tokens end together") {
            cookie, _, line in
            guard let seconds = (try? SetCookieLine(parsing: line))?.maxAge else { return nil }
            let kind: TokenCookieKind =
              cookie.name == settings.cookies.access.name ? .access : .refresh
            // A token that the session's end cuts short says less than what is promised of it.
            let seen = TokenReading(inSetCookie: line)?.lifetime.map { Duration.seconds($0) }
            let promised = kind.lifetime(in: settings)
            let lifetime = max(seen ?? promised, promised)
            let age = Duration.seconds(seconds)
            guard age.isFar(from: lifetime), age < .cookieLimit else { return nil }
            return "\(cookie.name) lives \(age.spelling), the token in it \(lifetime.spelling)"
          }
        })))
}

extension Duration {
  /// Whether a cookie of this age ends more than a minute after its token, or before half its life.
  fileprivate func isFar(from lifetime: Duration) -> Bool {
    self > lifetime + .seconds(60) || self * 2 < lifetime
  }
}
