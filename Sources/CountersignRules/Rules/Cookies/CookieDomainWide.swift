import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie that every host of a domain receives.
  static let cookieDomainWide = Rule(
    slug: "cookie-domain-wide",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "every host of a domain receives the token",
    rationale: """
      One hole in the blog or in a forgotten test host is then enough to collect tokens, or to \
      plant a token of the attacker's own. Apps on other hosts of the domain do not need it: a \
      cookie without `domain` goes to the API on every call that an app makes.
      """,
    remedy: "remove `domain`",
    references: [
      .rfc6265bis("8.5"), .rfc6265bis("8.6"), .asvs("3.3.3"), .nist63B("5.1.1"),
      .cheatSheet("Session Management"), .cwe(668), .cwe(565),
    ],
    exceptions: """
      Several API hosts behind one login. Keep the domain, name the cookie with `__Secure-`, and \
      suppress the finding with that reason.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            name: access
            domain: ▸acme-shop.de◂
        """),
      Example(
        """
        cookies: { refresh: { domain: ▸.acme-shop.de◂ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            name: access
        """),
      Example(
        """
        cookies: { refresh: { domain: api.acme-shop.de } } # the API's own host
        """),
    ],
    check: { profile, report in
      guard let api = profile.settings.publicOrigin, case .tuple(_, let host, _) = api else {
        return
      }
      let site = profile.settings.site
      let isShared = site.hosts != [host.text] || !profile.settings.keys.sharedWith.isEmpty
      for (kind, cookie) in profile.tokenCookies(where: { $0.domain != nil }) {
        guard let domain = cookie.domain, host.isBelow(domain) else { continue }
        let field = kind.path("domain")
        report(
          Finding(
            "every host under \(domain) receives the \(kind.rawValue) token and can plant its own",
            at: field, fix: profile.fix(field, to: "null", isShared ? .unsafe : .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          guard var visit = CookieVisit(pagesOf: transcript.settings.site.api),
            case .tuple(_, let host, _)? = transcript.settings.publicOrigin
          else { return .unreachable("`site.api` is no origin") }
          return transcript.judgeLoginCookies(held: "only \(host.text) receives the cookies") {
            cookie, _, line in
            guard let kept = visit.keep(line).cookie, !kept.isHostOnly, kept.domain != host.text
            else { return nil }
            return "every host under \(kept.domain) receives \(cookie.name)"
          }
        })))
}

extension Host {
  /// Whether the host is below a domain for which it may set cookies.
  fileprivate func isBelow(_ domain: String) -> Bool {
    text != domain && CookieMatch.domain(self, domain) && !PublicSuffixes.isPublicSuffix(domain)
  }
}
