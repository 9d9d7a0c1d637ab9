import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

/// What one fragment of a profile gets from the rules about cookies and transport.
struct CookieCase: Sendable, CustomTestStringConvertible {
  let fragment: String
  /// The findings as `slug field`, in the order of the text; those of other rules are left out.
  let findings: [String]
  var environment = AuthSettings.Environment.production

  var testDescription: String { fragment }

  init(
    _ fragment: String, _ findings: [String],
    in environment: AuthSettings.Environment = .production
  ) {
    self.fragment = fragment
    self.findings = findings
    self.environment = environment
  }
}

@Suite("The rules about cookies and transport")
struct CookieRuleTests {
  private static let slugs = [
    "samesite-none-unneeded", "samesite-unset", "samesite-blocks-app",
    "third-party-cookie-unpartitioned", "cookie-domain-rejected", "cookie-domain-wide",
    "cookie-prefix-violated", "secure-cookie-on-plain-http", "refresh-path-root",
    "cookie-path-misses-route", "refresh-path-misses-logout", "cookie-name-collision",
    "cookie-lifetime-over-limit", "cookie-outlives-token", "plain-http-api", "hsts-missing",
    "hsts-weak", "forwarded-scheme-spoofable", "forwarded-scheme-missing",
    "auth-response-cacheable",
  ]

  private func findings(_ item: CookieCase) throws -> [LintFinding] {
    let profile = try #require(Example(item.fragment).read(for: item.environment).profile)
    return Linter(rules: Self.slugs.compactMap { Checklist.rule($0) }).findings(in: profile)
  }

  @Test(
    "find what is there and nothing more",
    arguments: [
      // The site is scheme and registrable domain; ports and subdomains do not count.
      CookieCase("site: { apps: [{ origin: 'https://acme-shop.de:8443' }] }", []),
      CookieCase(
        "site: { apps: [{ origin: 'http://app.acme-shop.de' }] }",
        ["samesite-blocks-app site.apps"]),
      CookieCase(
        """
        site:
          api: https://acme-shop.github.io
          apps: [{ origin: 'https://acme-front.github.io' }]
        """, ["samesite-blocks-app site.apps"]),
      // One fault, one finding.
      CookieCase(
        "cookies: { access: { name: access, domain: de } }",
        ["cookie-domain-rejected cookies.access.domain"]),
      CookieCase(
        "cookies: { refresh: { path: /elsewhere/ } }",
        ["cookie-path-misses-route cookies.refresh.path"]),
      CookieCase(
        "cookies: { refresh: { max_age: 500d } }",
        ["cookie-lifetime-over-limit cookies.refresh.max_age"]),
      CookieCase(
        "transport: { hsts: { max_age: 0s, include_subdomains: false } }",
        ["hsts-missing transport.hsts.max_age"]),
      CookieCase(
        "tokens: { revocation: { enabled: false } }\n"
          + "cookies: { refresh: { path: /api/auth/token/ } }", []),
      // Prefixes.
      CookieCase(
        "cookies: { access: { name: __host-access } }",
        ["cookie-prefix-violated cookies.access.name"]),
      CookieCase(
        "cookies: { access: { name: __Host-Http-access, http_only: false } }",
        ["cookie-prefix-violated cookies.access.name"]),
      CookieCase(
        "csrf: { cookie: { name: __Host-csrftoken, domain: acme-shop.de } }",
        ["cookie-prefix-violated csrf.cookie.name"]),
      CookieCase(
        "csrf: { defence: origin, cookie: { name: __Host-csrftoken, domain: acme-shop.de } }", []),
      // Names.
      CookieCase(
        "csrf: { cookie: { name: __Host-access } }",
        ["cookie-name-collision csrf.cookie.name"]),
      CookieCase("csrf: { cookie: { name: csrftoken } }", []),
      // Lifetimes, to the second.
      CookieCase("cookies: { access: { max_age: 6m } }", []),
      CookieCase(
        "cookies: { access: { max_age: 6m1s } }", ["cookie-outlives-token cookies.access.max_age"]),
      CookieCase("cookies: { refresh: { max_age: 12h } }", []),
      CookieCase(
        "cookies: { refresh: { max_age: 11h } }",
        ["cookie-outlives-token cookies.refresh.max_age"]),
      // Paths end at a slash.
      CookieCase("cookies: { refresh: { path: /api/auth } }", []),
      CookieCase(
        "cookies: { refresh: { path: /api/au } }",
        ["cookie-path-misses-route cookies.refresh.path"]),
      CookieCase(
        "site: { base_path: '' }\ncookies: { refresh: { path: / } }\ncors: { path_pattern: ^/ }",
        ["refresh-path-root cookies.refresh.path"]),
      // Proxies: a number of hops that is missing belongs to another rule.
      CookieCase(
        "transport: { tls: { termination: server } }",
        ["forwarded-scheme-spoofable transport.proxy.scheme_header"]),
      CookieCase(
        "transport: { proxy: { strips: false } }",
        ["forwarded-scheme-spoofable transport.proxy.scheme_header"]),
      CookieCase(
        "transport: { proxy: { hops: null } }", []),
      // Development.
      CookieCase("transport: { plain_http: serve, hsts: { max_age: 0s } }", [], in: .development),
      CookieCase(
        "transport: { plain_http: serve }", ["plain-http-api transport.plain_http"], in: .staging),
    ])
  func table(_ item: CookieCase) throws {
    #expect(try findings(item).map { "\($0.diagnostic.slug) \($0.field)" } == item.findings)
  }

  @Test(
    "weigh less where less is at stake",
    arguments: [
      (CookieCase("transport: { hsts: { max_age: 1d } }", []), Severity.warning),
      (CookieCase("transport: { hsts: { max_age: 1d } }", [], in: .development), .advice),
      (CookieCase("transport: { proxy: { scheme_header: null } }", []), .warning),
      (
        CookieCase("transport: { plain_http: redirect, proxy: { scheme_header: null } }", []),
        .error
      ),
      (CookieCase("cookies: { access: { name: __HOST-access } }", []), .warning),
    ])
  func severities(_ item: CookieCase, severity: Severity) throws {
    #expect(try findings(item).map(\.diagnostic.severity) == [severity])
  }

  @Test(
    "mend what they can",
    arguments: [
      (
        "cookies: { refresh: { name: __Host-refresh, path: /api/auth/ } }",
        "cookies: { refresh: { name: __Secure-refresh, path: /api/auth/ } }"
      ),
      (
        "cookies: { access: { name: __Secure-access, secure: false } }",
        "cookies: { access: { name: __Secure-access, secure: true } }"
      ),
      ("cookies: { refresh: { max_age: 730d } }", "cookies: { refresh: { max_age: 1d } }"),
      (
        "cookies: { refresh: { path: /auth/ } }", "cookies: { refresh: { path: /api/auth/ } }"
      ),
      (
        "cookies: { access: { name: __Host-refresh }, refresh: { name: __Host-refresh, path: / } }",
        "cookies: { access: { name: __Host-refresh }, "
          + "refresh: { name: __Host-refresh-token, path: / } }"
      ),
    ])
  func fixes(fragment: String, fixed: String) throws {
    let found = try findings(CookieCase(fragment, []))
    let fix = try #require(found.first?.diagnostic.fix)
    let example = Example(fragment)
    var edits = EditSet(of: try #require(found.first?.diagnostic.place.source))
    try edits.add(fix)
    let text = String(decoding: edits.applied(), as: UTF8.self)
    #expect(text == Example(fixed).document(for: .production))
    #expect(example.text == fragment)
  }

  @Test("open the app where the API is, whatever the loopback host is called")
  func loopback() throws {
    let fragment = """
      site:
        api: http://localhost:8000
        apps:
          - origin: http://localhost:5173
          - origin: http://127.0.0.1:3000 # the other name
      """
    let item = CookieCase(fragment, [], in: .development)
    let finding = try #require(try findings(item).first { $0.diagnostic.slug.hasSuffix("app") })
    var edits = EditSet(of: finding.diagnostic.place.source)
    try edits.add(try #require(finding.diagnostic.fix))
    let text = String(decoding: edits.applied(), as: UTF8.self)
    #expect(text.contains("- origin: http://localhost:3000 # the other name"))
  }
}
