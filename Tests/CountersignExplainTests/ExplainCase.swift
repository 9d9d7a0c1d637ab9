import CountersignExplain
import CountersignProfile
import CountersignSource
import Testing

/// A deployment in which something does not work, and the first change that is proposed.
struct ExplainCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the profile has beyond the header.
  let lines: String
  /// The browser.
  var agent = "chromium"
  /// The clause that says the first no that is not wanted.
  let clause: String
  /// The fields of the first proposal; nil when there is none.
  let fields: [String]?

  var testDescription: String { name }

  /// The profile with these lines.
  static func profile(_ lines: String, environment: String = "production") throws -> Profile {
    let text = """
      profile: 1
      name: shop
      environment: \(environment)
      keys: { signing: { env: TOKEN_KEY } }
      \(lines)

      """
    let outcome = ProfileReader(files: .texts([:])).read(
      SourceText(name: "shop.yaml", text: text), path: "shop.yaml")
    #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return try #require(outcome.profile)
  }

  /// An app and an API on sibling hosts that work.
  static let sound = """
    site: { api: "https://api.shop.de", apps: [{ origin: "https://app.shop.de" }] }
    cors: { allowed_origins: ["https://app.shop.de"], allow_credentials: true }
    csrf: { defence: none }
    tokens: { issuer: x, audience: y }
    transport: { proxy: { hops: 1 } }
    """

  /// The sound deployment with one text in place of another.
  static func sound(_ old: String, _ new: String, more: String = "") -> String {
    sound.replacing(old, with: new) + (more.isEmpty ? "" : "\n" + more)
  }

  static let all = [
    ExplainCase(
      name: "an origin that CORS does not know",
      lines: sound("[\"https://app.shop.de\"]", "[]"), clause: "allow-origin-missing",
      fields: ["cors.allowed_origins"]),
    ExplainCase(
      name: "CORS without credentials",
      lines: sound("allow_credentials: true", "allow_credentials: false"),
      clause: "allow-credentials-missing", fields: ["cors.allow_credentials"]),
    ExplainCase(
      name: "a client without credentials",
      lines: sound("", "", more: "client: { credentials: omit }"),
      clause: "credentials-omitted", fields: ["client.credentials"]),
    ExplainCase(
      name: "a header that CORS does not allow",
      lines: sound("allow_credentials: true", "allow_credentials: true, allow_headers: [accept]"),
      clause: "header-not-allowed", fields: ["cors.allow_headers"]),
    ExplainCase(
      name: "paths that CORS does not cover",
      lines: sound("allow_credentials: true", "allow_credentials: true, path_pattern: ^/other/"),
      clause: "allow-origin-missing", fields: ["cors.path_pattern"]),
    ExplainCase(
      name: "None without Secure",
      lines: sound(
        "", "", more: "cookies: { access: { name: a, same_site: none, secure: false } }"),
      clause: "none-without-secure", fields: ["cookies.access.secure"]),
    ExplainCase(
      name: "a prefix with a domain",
      lines: sound("", "", more: "cookies: { access: { name: __Host-a, domain: shop.de } }"),
      clause: "host-prefix-domain", fields: ["cookies.access.domain"]),
    ExplainCase(
      name: "a prefix with a path",
      lines: sound(
        "", "", more: "cookies: { refresh: { name: __Host-r, path: /api/auth/ } }"),
      clause: "host-prefix-path", fields: ["cookies.refresh.path"]),
    ExplainCase(
      name: "a domain of somebody else",
      lines: sound("", "", more: "cookies: { access: { name: a, domain: shop.com } }"),
      clause: "domain-elsewhere", fields: ["cookies.access.domain"]),
    ExplainCase(
      name: "a public suffix as domain",
      lines: sound("", "", more: "cookies: { access: { name: a, domain: de } }"),
      clause: "domain-public-suffix", fields: ["cookies.access.domain"]),
    ExplainCase(
      name: "a path that misses logout",
      lines: sound(
        "", "", more: "cookies: { refresh: { name: r, path: /api/auth/token/ } }"),
      clause: "other-path", fields: ["cookies.refresh.path"]),
    ExplainCase(
      name: "an app on a suffix of its own",
      lines: sound.replacing("https://app.shop.de", with: "https://shop.vercel.app"),
      clause: "set-cross-site", fields: ["cookies.access.same_site"]),
    ExplainCase(
      name: "the same where third-party cookies are blocked",
      lines: sound.replacing("https://app.shop.de", with: "https://shop.vercel.app"),
      agent: "safari", clause: "set-cross-site",
      fields: ["site.apps[0].origin", "cors.allowed_origins"]),
    ExplainCase(
      name: "an app over http", lines: sound.replacing("https://app.", with: "http://app."),
      clause: "set-cross-site", fields: ["site.apps[0].origin", "cors.allowed_origins"]),
    ExplainCase(
      name: "two names of loopback",
      lines: """
        site: { api: "http://localhost:8000", apps: [{ origin: "http://127.0.0.1:3000" }] }
        cors: { allowed_origins: ["http://127.0.0.1:3000"], allow_credentials: true }
        csrf: { defence: none }
        tokens: { issuer: x, audience: y }
        transport: { tls: { termination: none } }
        cookies: { access: { name: a, secure: false }, refresh: { name: r, secure: false } }
        """, clause: "set-cross-site", fields: ["site.apps[0].origin", "cors.allowed_origins"]),
    ExplainCase(
      name: "an API over http",
      lines: """
        site: { api: "http://api.shop.de", apps: [{ origin: "https://app.shop.de" }] }
        cors: { allowed_origins: ["https://app.shop.de"], allow_credentials: true }
        csrf: { defence: none }
        client: { base_url: "http://api.shop.de/api" }
        """, clause: "secure-from-insecure", fields: ["site.api", "client.base_url"]),
    ExplainCase(
      name: "app and API over http",
      lines: """
        site: { api: "http://api.shop.de", apps: [{ origin: "http://app.shop.de" }] }
        csrf: { defence: none }
        """, clause: "secure-from-insecure", fields: ["site.apps[0].origin", "site.api"]),
    ExplainCase(
      name: "a client that calls the API by another name",
      lines: sound("", "", more: "client: { base_url: \"https://api.shop.com/api\" }"),
      clause: "set-cross-site", fields: ["client.base_url"]),
    ExplainCase(
      name: "Secure cookies on a developer's machine in Safari",
      lines: """
        site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
        csrf: { defence: none }
        cookies: { access: { name: a }, refresh: { name: r } }
        """, agent: "safari", clause: "secure-from-insecure", fields: ["cookies.access.secure"]),
    ExplainCase(
      name: "a prefix in small letters",
      lines: sound(
        "", "",
        more: "cookies: { access: { name: __host-a, domain: shop.de, path: /api } }"),
      clause: "host-prefix-domain", fields: ["cookies.access.name"]),
    ExplainCase(
      name: "a Strict cookie of an app in a frame",
      lines: sound.replacing(
        "{ origin: \"https://app.shop.de\" }",
        with: "{ origin: \"https://app.shop.de\", embedded: true }")
        + "\ncookies: { access: { same_site: strict }, refresh: { same_site: strict } }",
      clause: "set-cross-site", fields: ["cookies.access.same_site"]),
    ExplainCase(
      name: "the same in Safari",
      lines: sound.replacing(
        "{ origin: \"https://app.shop.de\" }",
        with: "{ origin: \"https://app.shop.de\", embedded: true }"),
      agent: "safari", clause: "set-cross-site",
      fields: ["cookies.access.same_site", "cookies.access.partitioned"]),
  ]
}
