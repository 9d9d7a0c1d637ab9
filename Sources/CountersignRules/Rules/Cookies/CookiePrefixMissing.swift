import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie whose name lets others plant one beside it.
  static let cookiePrefixMissing = Rule(
    slug: "cookie-prefix-missing",
    checklist: [.secure],
    severity: [.production: .warning, .staging: .advice],
    title: "a cookie without a name prefix can be planted by others",
    rationale: """
      Browsers let any page of the domain, and anybody in the network who answers for an http \
      address, set a cookie of the same name. The victim then works in the attacker's account \
      without noticing. With a longer path the planted cookie even comes first. A prefix in the \
      name makes browsers refuse that.
      """,
    remedy: "give the name the prefix `__Host-`, or `__Secure-` where it has a domain or a path",
    references: [
      .rfc6265bis("4.1.3"), .rfc6265bis("8.6"), .asvs("3.3.1"), .asvs("3.3.3"),
      .nist63B("5.1.1"), .cheatSheet("Session Management"), .cwe(565),
    ],
    exceptions: """
      Hosts without https, where browsers refuse the prefixes. Renaming signs everybody out once.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            name: ▸access◂
        """),
      Example(
        """
        cookies: { refresh: { name: ▸refresh◂, secure: true, path: /api/auth/ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            name: __Host-access
        """),
      Example(
        """
        cookies: { refresh: { name: __Secure-refresh, path: /api/auth/ } } # a path excludes __Host-
        """),
    ],
    check: { profile, report in
      for cookie in profile.servedCookies where cookie.role != .csrf {
        guard cookie.isSecure, cookie.prefix == nil else { continue }
        let field = cookie.field("name")
        report(
          Finding(
            "others can plant a cookie named `\(cookie.name)`; `\(cookie.bestName)` keeps them out",
            at: field, fix: profile.fix(field, to: cookie.bestName, .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          let routes = transcript.settings.routes
          let base = transcript.settings.site.basePath
          let path = base + (routes.refresh ?? routes.user ?? "/")
          guard var visit = CookieVisit(pagesOf: transcript.settings.site.api) else {
            return .unreachable("`site.api` is no origin")
          }
          return transcript.judgeLoginCookies(held: "nobody can plant a cookie of these names") {
            cookie, _, line in
            guard SetCookieAttributes.contains("Secure", in: line),
              visit.plant("\(cookie.name)=planted; Path=\(path)")
            else { return nil }
            return "a cookie that was planted over http goes to \(path) as \(cookie.name)"
          }
        })))
}
