import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie that leaves its protection to the browser's taste.
  static let sameSiteUnset = Rule(
    slug: "samesite-unset",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .warning, .development: .warning],
    title: "a token cookie has no SameSite, so its protection depends on the browser",
    rationale: """
      Chromium then treats the cookie as Lax, but for two minutes lets it go with forms of other \
      sites. Firefox and Safari send it along with every request of every site. A forged request \
      works in one browser and not in the next, so nobody notices it in a test.
      """,
    remedy: "write `same_site: lax`",
    references: [
      .rfc6265bis("5.6.7.2"), .asvs("3.3.2"), .cheatSheet("Session Management"), .cwe(1275),
    ],
    exceptions: "None worth keeping: a cookie that must cross sites says `none`.",
    bad: [
      Example(
        """
        cookies:
          access:
            same_site: ▸unset◂
        """),
      Example(
        """
        cookies: { access: { same_site: lax }, refresh: { same_site: ▸unset◂ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            same_site: lax
        """),
      Example(
        """
        cookies: { refresh: { path: /api/auth/ } } # the default is lax, not unset
        """),
    ],
    check: { profile, report in
      for (kind, cookie) in profile.tokenCookies(where: { $0.sameSite == .unset }) {
        let field = kind.path("same_site")
        report(
          Finding(
            "each browser decides by itself when other sites may send the \(kind.rawValue) cookie",
            at: field, fix: profile.fix(field, to: "lax", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgeLoginCookies(held: "both cookies say SameSite") { cookie, _, line in
            SetCookieAttributes.contains("SameSite", in: line)
              ? nil : "\(cookie.name) says nothing of SameSite"
          }
        })))
}
