import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie whose name promises attributes that it lacks.
  static let cookiePrefixViolated = Rule(
    slug: "cookie-prefix-violated",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the cookie's name promises attributes that it does not have",
    rationale: """
      A name with `__Host-` says: Secure, this host only, all paths. Browsers check that and drop \
      a cookie that breaks its word. A refresh cookie with a path of its own is the usual victim: \
      login works, and the first refresh signs the user out.
      """,
    remedy: "use `__Secure-` where the cookie has a domain or a path, and `__Host-` elsewhere",
    references: [.rfc6265bis("4.1.3"), .rfc6265bis("5.7")],
    exceptions: "None: browsers check the prefixes strictly.",
    bad: [
      Example(
        """
        cookies:
          refresh:
            name: ▸__Host-refresh◂
            path: /api/auth/
        """),
      Example(
        """
        cookies: { access: { name: ▸__Host-access◂, domain: acme-shop.de } }
        """),
      Example(
        """
        cookies: { access: { name: ▸__Secure-access◂, secure: false } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          refresh:
            name: __Secure-refresh
            path: /api/auth/
        """),
      Example(
        """
        cookies: { access: { name: host-access, domain: acme-shop.de } } # no prefix, no promise
        """),
    ],
    check: { profile, report in
      guard let api = profile.settings.publicOrigin else { return }
      for cookie in profile.servedCookies {
        guard let prefix = cookie.prefix else { continue }
        if let clause = cookie.brokenPromise(atHostOf: api) {
          report(
            Finding(
              "browsers refuse the \(cookie.role.rawValue) cookie: \(clause.explanation)",
              at: cookie.field("name"), fix: profile.promiseFix(cookie, api)))
        } else if !cookie.name.hasPrefix(prefix.rawValue) {
          let field = cookie.field("name")
          report(
            Finding(
              "the prefix is spelled `\(prefix.rawValue)`; in other letters not every browser "
                + "keeps its promise", at: field, atMost: .warning,
              fix: profile.fix(field, to: prefix.rawValue + cookie.bareName, .safe)))
        }
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judgeRefusals(
            for: CookiePrefix.promises,
            in: [CookieVisit(pagesOf: transcript.settings.site.api)].compactMap(\.self),
            of: ServedCookie.Role.allCases, held: "the cookies keep what their names promise")
        })))
}

extension Profile {
  /// Makes the promise true where Secure is all that is missing, else changes the name.
  fileprivate func promiseFix(_ cookie: ServedCookie, _ api: CountersignBrowser.Origin) -> Fix? {
    var secure = cookie
    secure.isSecure = true
    if !cookie.isSecure, settings.speaksHTTPS, secure.brokenPromise(atHostOf: api) == nil {
      return fix(cookie.field("secure"), to: "true", .safe)
    }
    return fix(cookie.field("name"), to: cookie.bestName, .safe)
  }
}
