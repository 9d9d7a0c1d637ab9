import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

/// What one fragment of a profile gets from the rules about origins, forged requests and sessions.
struct OriginCase: Sendable, CustomTestStringConvertible {
  let fragment: String
  /// The findings as `slug field severity`, in the order of the text.
  let findings: [String]
  let environment: AuthSettings.Environment

  var testDescription: String { "\(fragment) in \(environment.rawValue)" }

  init(
    _ fragment: String, _ findings: [String],
    in environment: AuthSettings.Environment = .production
  ) {
    self.fragment = fragment
    self.findings = findings
    self.environment = environment
  }
}

@Suite("The rules about origins, forged requests and sessions")
struct OriginRuleTests {
  private static let slugs = [
    "cors-any-origin", "cors-pattern-unanchored", "cors-pattern-overbroad", "cors-null-origin",
    "cors-plain-http-origin", "cors-origin-never-matches", "cors-credentials-off",
    "cors-app-missing", "cors-preflight-incomplete", "cors-wildcard-with-credentials",
    "cors-path-misses-auth", "cors-preflight-cache-excess", "client-credentials-omitted",
    "csrf-undefended", "csrf-samesite-only", "csrf-anonymous-uncovered",
    "csrf-trusted-origin-missing", "csrf-token-unreadable", "csrf-cookie-insecure",
    "csrf-cookie-tossable", "simple-content-type-accepted", "logout-by-get", "shadow-session",
    "session-unbounded", "session-over-assurance", "logout-leaves-access",
    "permission-default-open", "authentication-missing", "stale-cookie-blocks-login",
    "password-change-unverified", "concurrent-refresh-race", "refresh-margin-exceeds-lifetime",
    "refresh-recursion", "expiry-hidden-from-client",
  ]

  private func check(_ item: OriginCase) throws {
    let outcome = Example(item.fragment).read(for: item.environment)
    #expect(outcome.diagnostics.map(\.message) == [])
    let rules = try Self.slugs.map { try #require(Checklist.rule($0), "\($0)") }
    let findings = Linter(rules: rules).findings(in: try #require(outcome.profile))
    #expect(
      findings.map { "\($0.diagnostic.slug) \($0.field) \($0.diagnostic.severity.rawValue)" }
        == item.findings)
  }

  @Test(
    "tell one fault of a list once",
    arguments: [
      OriginCase(
        "cors: { allowed_origins: ['https://app.acme-shop.de/'] }",
        ["cors-origin-never-matches cors.allowed_origins error"]),
      OriginCase(
        "cors: { allowed_origins: ['https://app.acme-shop.de.', 'https://app.acme-shop.de'] }",
        ["cors-origin-never-matches cors.allowed_origins error"]),
      OriginCase(
        "cors: { allowed_origins: ['https://*.acme-shop.de', 'https://app.acme-shop.de'] }",
        ["cors-origin-never-matches cors.allowed_origins error"]),
      OriginCase(
        "csrf: { trusted_origins: ['app.acme-shop.de'] }",
        ["cors-origin-never-matches csrf.trusted_origins error"]),
      OriginCase(
        "csrf: { trusted_origins: ['null', 'https://app.acme-shop.de'] }",
        ["cors-origin-never-matches csrf.trusted_origins error"]),
      OriginCase(
        "cors: { allowed_origins: ['file://', 'https://app.acme-shop.de'] }",
        ["cors-null-origin cors.allowed_origins error"]),
      OriginCase(
        "cors: { allowed_origins: ['*'] }",
        ["cors-wildcard-with-credentials cors.allowed_origins error"]),
      OriginCase("cors: { allowed_origins: [] }", ["cors-app-missing site.apps error"]),
      OriginCase(
        "cors: { allowed_origins: [], allow_any_origin: true }",
        [
          "csrf-trusted-origin-missing site.apps error",
          "cors-any-origin cors.allow_any_origin error",
        ]),
      OriginCase(
        "site: { apps: [{ origin: 'http://app.acme-shop.de' }] }",
        ["cors-plain-http-origin site.apps error"]),
      OriginCase("tokens: { accept_from: [cookie, header] }", []),
      OriginCase(
        """
        tokens: { accept_from: [cookie, header] }
        cors: { allow_headers: [content-type, X-CSRFToken] }
        """,
        ["cors-preflight-incomplete cors.allow_headers error"]),
      OriginCase(
        "cors: { allow_headers: ['*'], allow_credentials: false }",
        ["cors-credentials-off cors.allow_credentials error"]),
    ])
  func lists(_ item: OriginCase) throws { try check(item) }

  @Test(
    "read patterns for origins",
    arguments: [
      ("https://app\\.acme-shop\\.de", ["cors-pattern-unanchored warning"]),
      (
        "^https://a\\.acme-shop\\.de|https://b\\.acme-shop\\.de$",
        ["cors-pattern-unanchored warning"]
      ),
      ("^(?:https://a\\.acme-shop\\.de|https://b\\.acme-shop\\.de)$", []),
      ("^https://[a-z.]+\\.shop\\.acme-shop\\.de$", []),
      ("^https://[^/]+\\.shop\\.acme-shop\\.de$", ["cors-pattern-unanchored error"]),
      (".*", ["cors-pattern-unanchored error"]),
      ("^https?://shop\\.acme-shop\\.de$", ["cors-pattern-overbroad error"]),
      ("^http://localhost:[0-9]+$", []),
      ("^https://[a-z]+\\.de$", ["cors-pattern-overbroad error"]),
      (
        "^https://(.+)\\.github\\.io$",
        ["cors-pattern-overbroad error", "cors-pattern-unanchored error"]
      ),
      ("^https://\\w+\\.acme-shop\\.de(:8443)?$", ["cors-pattern-overbroad warning"]),
      ("^(null|https://shop\\.acme-shop\\.de)$", ["cors-null-origin error"]),
    ])
  func patterns(_ pattern: String, _ findings: [String]) throws {
    try check(
      OriginCase(
        "cors: { allowed_origin_patterns: ['\(pattern)'] }",
        findings.sorted().map { $0.replacing(" ", with: " cors.allowed_origin_patterns ") }))
  }

  @Test(
    "know in which environments they speak",
    arguments: [
      OriginCase(
        "cors: { preflight_max_age: 0s }",
        ["cors-preflight-cache-excess cors.preflight_max_age advice"]),
      OriginCase("cors: { preflight_max_age: 0s }", [], in: .development),
      OriginCase("cors: { preflight_max_age: 7d }", [], in: .staging),
      OriginCase(
        "cors: { allowed_origin_patterns: ['^https?://shop\\.acme-shop\\.de$'] }", [],
        in: .staging),
      OriginCase(
        "cors: { allowed_origins: ['http://a.acme-shop.de', 'https://app.acme-shop.de'] }", [],
        in: .development),
      OriginCase(
        "server: { authentication: [jwt_cookie, session] }",
        ["authentication-missing server.authentication warning"], in: .development),
    ])
  func environments(_ item: OriginCase) throws { try check(item) }

  @Test(
    "judge the defence against forged requests by what is left open",
    arguments: [
      OriginCase(
        "cookies: { access: { same_site: none } }\ncsrf: { defence: none }",
        ["csrf-undefended csrf.defence error"]),
      OriginCase(
        """
        site: { apps: [{ origin: 'https://api.acme-shop.de:8443' }] }
        routes: { csrf: null } # a page of the same host reads the cookie, whatever its port
        """, []),
      OriginCase(
        """
        site: { api: 'https://acme-shop.de', hosts: [acme-shop.de] }
        csrf: { cookie: { name: csrftoken } }
        """, []),
      OriginCase(
        "csrf: { cookie: { name: csrftoken, secure: false, same_site: unset } }",
        [
          "csrf-cookie-tossable csrf.cookie.name advice",
          "csrf-cookie-insecure csrf.cookie.secure warning",
          "csrf-cookie-insecure csrf.cookie.same_site warning",
        ]),
      OriginCase(
        """
        csrf: { defence: header, enforce: authenticated }
        server: { content_types: [application/json, multipart/form-data] }
        """,
        [
          "csrf-anonymous-uncovered csrf.enforce warning",
          "simple-content-type-accepted server.content_types warning",
        ]),
    ])
  func forgery(_ item: OriginCase) throws { try check(item) }

  @Test(
    "judge sessions and the client together",
    arguments: [
      OriginCase(
        "client: { refresh_exempt: [refresh] }",
        ["refresh-recursion client.refresh_exempt warning"]),
      OriginCase(
        "tokens: { rotation: { grace: 0s } }\nclient: { refresh: none, single_flight: false }", []),
      OriginCase(
        "tokens: { rotation: { grace: 0s }, revocation: { enabled: false } }\n"
          + "client: { single_flight: false }", []),
      OriginCase(
        "server: { authentication: [] }",
        ["authentication-missing server.authentication error"]),
      OriginCase(
        "session: { assurance: aal3, absolute_lifetime: 13h, idle_lifetime: 15m }",
        ["session-over-assurance session.absolute_lifetime error"]),
      OriginCase(
        "session: { assurance: aal2, absolute_lifetime: 24h }\ntokens: { refresh_lifetime: 61m }",
        ["session-over-assurance tokens.refresh_lifetime warning"]),
      OriginCase(
        "client: { refresh: proactive, refresh_margin: 151s }",
        ["refresh-margin-exceeds-lifetime client.refresh_margin warning"]),
      OriginCase(
        "client: { refresh: proactive, refresh_margin: 300s }",
        ["refresh-margin-exceeds-lifetime client.refresh_margin error"]),
    ])
  func sessions(_ item: OriginCase) throws { try check(item) }
}
