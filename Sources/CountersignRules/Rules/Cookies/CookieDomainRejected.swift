import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie for a domain that the API's host may not set cookies for.
  static let cookieDomainRejected = Rule(
    slug: "cookie-domain-rejected",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "browsers refuse the cookie because of its domain",
    rationale: """
      A host may set cookies for itself and for its parent domains, up to the domain that \
      somebody registered. Others would reach strangers, so browsers drop the cookie. Login \
      answers 200 and no session exists.
      """,
    remedy: "remove `domain`, or name a parent domain of the API's host",
    references: [.rfc6265bis("5.7"), .rfc6265bis("5.1.3"), .publicSuffixList],
    exceptions: """
      A domain that was registered lately as a public suffix, or no longer is one: the list here \
      may be older than the browser's.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            name: access
            domain: ▸acme-store.de◂
        """),
      Example(
        """
        site:
          api: https://acme-shop.herokuapp.com
          hosts: [acme-shop.herokuapp.com]
        cookies: { refresh: { domain: ▸herokuapp.com◂ } }
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
        cookies: { refresh: { domain: acme-shop.de } } # a parent: wide, but not refused
        """),
    ],
    check: { profile, report in
      guard let api = profile.settings.publicOrigin, case .tuple(_, let host, _) = api else {
        return
      }
      for (kind, cookie) in profile.tokenCookies(where: { $0.domain != nil }) {
        guard let domain = cookie.domain, let reason = host.refusal(of: domain) else { continue }
        let field = kind.path("domain")
        report(
          Finding(
            "browsers refuse the \(kind.rawValue) cookie of \(host.text): \(reason)", at: field,
            fix: profile.fix(field, to: "null", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judgeRefusals(
            for: [.domainPublicSuffix, .domainElsewhere, .domainNotASCII],
            in: [CookieVisit(pagesOf: transcript.settings.site.api)].compactMap(\.self),
            held: "the browser takes the cookies' domains")
        })))
}

extension Host {
  /// Why a browser refuses a cookie of this host for a domain; nil when it does not.
  fileprivate func refusal(of domain: String) -> String? {
    var visit = CookieVisit(pagesOf: "https://\(text)")
    switch visit?.keep("cookie=token; Domain=\(domain)").refusal {
    case .domainPublicSuffix?: return "`\(domain)` is a public suffix, which nobody owns as a whole"
    case .domainElsewhere?: return "it is not below `\(domain)`"
    default: return nil
    }
  }
}
