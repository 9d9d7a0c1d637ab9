import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie that is meant to live longer than browsers let any live.
  static let cookieLifetimeOverLimit = Rule(
    slug: "cookie-lifetime-over-limit",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "the cookie is meant to live longer than the 400 days that browsers allow",
    rationale: """
      Browsers cut the lifetime of a cookie to 400 days, so the rest has no effect. Such a number \
      is usually a slip in the unit, or a wish for sessions that never end. A stolen token is then \
      good for just as long.
      """,
    remedy: "choose the session length that is meant, at most 400d",
    references: [.rfc6265bis("5.5"), .rfc6265bis("5.6.2")],
    exceptions: "None: every browser that follows the standard caps the lifetime.",
    bad: [
      Example(
        """
        cookies:
          refresh:
            max_age: ▸730d◂
        """),
      Example(
        """
        tokens: { refresh_lifetime: ▸401d◂ } # the cookie lives as long as its token
        """),
    ],
    good: [
      Example(
        """
        cookies:
          refresh:
            max_age: 1d
        """),
      Example(
        """
        tokens: { refresh_lifetime: 400d }
        """),
    ],
    check: { profile, report in
      let old = profile.tokenCookies { $0.maxAge.map { $0 > .cookieLimit } ?? false }
      for (kind, cookie) in old {
        guard let age = cookie.maxAge else { continue }
        let isOwn = profile.origin(of: kind.path("max_age")) != .implied
        let lifetime = kind.lifetime(in: profile.settings)
        let better = min(lifetime, .cookieLimit).spelling
        report(
          Finding(
            "browsers keep the \(kind.rawValue) cookie for 400d at most, not for \(age.spelling)",
            at: isOwn ? kind.path("max_age") : "tokens.\(kind.rawValue)_lifetime",
            fix: isOwn ? profile.fix(kind.path("max_age"), to: better, .safe) : nil))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judgeLoginCookies(held: "neither cookie asks for more than 400 days") {
            cookie, _, line in
            let notes = (try? SetCookieLine(parsing: line))?.notes ?? []
            return notes.contains(.lifetimeCapped)
              ? "browsers cut the lifetime of \(cookie.name) to 400 days" : nil
          }
        })))
}
