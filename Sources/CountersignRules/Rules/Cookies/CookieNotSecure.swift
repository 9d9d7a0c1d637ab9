import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A token cookie that also travels in the clear.
  static let cookieNotSecure = Rule(
    slug: "cookie-not-secure",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a token cookie is also sent over unencrypted http",
    rationale: """
      A network attacker makes the browser ask for one http:// image of the API's host and reads \
      the token in the clear.
      """,
    remedy: "set `secure: true` and serve the API over https",
    references: [
      .rfc6265bis("4.1.2.5"), .rfc6265bis("8.3"), .asvs("3.3.1"), .nist63B("5.1.1"), .cwe(614),
    ],
    exceptions: "On plain loopback development it is only advice.",
    bad: [
      Example(
        """
        cookies:
          access:
            name: access
            secure: ▸false◂
        """),
      Example(
        """
        cookies:
          refresh: { name: refresh, secure: ▸false◂ }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            name: access
            secure: true
        """),
      Example(
        """
        cookies:
          access: { name: access, http_only: true }
        """),
    ],
    check: { profile, report in
      let open = profile.tokenCookies { !$0.secure }
      guard !open.isEmpty else { return }
      let api = try? Origin(parsing: profile.settings.site.api)
      let isHTTPS = profile.settings.site.api.hasPrefix("https://")
      guard isHTTPS || api?.isLoopback == true else { return }
      for (kind, _) in open {
        let field = kind.path("secure")
        report(
          Finding(
            "the \(kind.rawValue) cookie is also sent over unencrypted http", at: field,
            atMost: isHTTPS ? nil : .advice,
            fix: isHTTPS ? profile.fix(field, to: "true", .safe) : nil))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgeLoginCookies(held: "both cookies are Secure") { cookie, _, line in
            SetCookieAttributes.contains("Secure", in: line)
              ? nil : "\(cookie.name) also travels over http"
          }
        })))
}
