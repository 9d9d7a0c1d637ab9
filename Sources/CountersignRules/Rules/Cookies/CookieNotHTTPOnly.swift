import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A token cookie that page scripts can read.
  static let cookieNotHTTPOnly = Rule(
    slug: "cookie-not-httponly",
    checklist: [.httpOnly],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a token cookie can be read by page scripts",
    rationale: """
      Any injected script, a poisoned dependency included, copies the token and uses it from \
      elsewhere until it expires; with the refresh token that is long after the tab is closed.
      """,
    remedy: "set `http_only: true`",
    references: [
      .rfc6265bis("4.1.2.6"), .asvs("3.3.4"), .cheatSheet("Session Management"), .cwe(1004),
    ],
    exceptions: """
      None. A native client that needs the token sends it in the Authorization header and reads \
      no cookie.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            http_only: ▸false◂
        """),
      Example(
        """
        cookies: { refresh: { http_only: ▸false◂ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            http_only: true
        """),
      Example(
        """
        csrf:
          cookie:
            http_only: false # the page must read the CSRF token, not the session's
        """),
    ],
    check: { profile, report in
      for (kind, cookie) in profile.tokenCookies(where: { !$0.httpOnly }) {
        let field = kind.path("http_only")
        report(
          Finding(
            "page scripts can read the \(kind.rawValue) cookie", at: field,
            fix: profile.fix(field, to: "true", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgeLoginCookies(held: "both cookies are HttpOnly") { cookie, _, line in
            SetCookieAttributes.contains("HttpOnly", in: line)
              ? nil : "scripts can read \(cookie.name)"
          }
        })))
}
