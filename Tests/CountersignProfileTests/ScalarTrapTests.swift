import CountersignProfile
import CountersignSource
import Testing

/// A way of writing a value, and what is said about it.
struct ScalarTrap: Sendable, CustomTestStringConvertible {
  var lines: String
  var address: String
  var severity = Severity.error
  /// What the safe fix makes of the lines; nil when none is offered.
  var fixed: String?

  var testDescription: String { lines }

  init(
    _ lines: String, _ address: String, _ severity: Severity = .error, fixed: String? = nil
  ) {
    self.lines = lines
    self.address = address
    self.severity = severity
    self.fixed = fixed
  }
}

@Suite("A scalar that readers take differently is never guessed at")
struct ScalarTrapTests {
  static let traps = [
    // Booleans of YAML 1.1
    ScalarTrap(
      "server: { debug: off }", "scalar-ambiguous 1:18", fixed: "server: { debug: false }"),
    ScalarTrap("server: { debug: Yes }", "scalar-ambiguous 1:18", fixed: "server: { debug: true }"),
    ScalarTrap("server: { debug: n }", "scalar-ambiguous 1:18", fixed: "server: { debug: false }"),
    ScalarTrap(
      "server: { debug: True }", "value-invalid 1:18", .advice, fixed: "server: { debug: true }"),
    ScalarTrap("server: { debug: \"true\" }", "value-invalid 1:18"),
    ScalarTrap("server: { debug: 'false' }", "value-invalid 1:18"),
    ScalarTrap("server: { debug: 1 }", "value-invalid 1:18"),
    // The word none, and no value
    ScalarTrap("cookies: { access: { same_site: None } }", "scalar-ambiguous 1:33"),
    ScalarTrap("cookies: { access: { same_site: ~ } }", "scalar-ambiguous 1:22", .warning),
    ScalarTrap("cookies: { access: { same_site: false } }", "value-invalid 1:33"),
    ScalarTrap(
      "cookies: { access: { same_site: Lax } }", "value-invalid 1:33",
      fixed: "cookies: { access: { same_site: lax } }"),
    ScalarTrap(
      "cookies: { access: { same_site: \"lax \" } }", "value-invalid 1:33",
      fixed: "cookies: { access: { same_site: lax } }"),
    ScalarTrap(
      "cookies: { access: { same_site: \u{201C}lax\u{201D} } }", "value-invalid 1:33",
      fixed: "cookies: { access: { same_site: \"lax\" } }"),
    ScalarTrap(
      "cookies: { access: { same_site: l\u{200B}ax } }", "value-invalid 1:34",
      fixed: "cookies: { access: { same_site: lax } }"),
    // Durations
    ScalarTrap("tokens: { access_lifetime: 15 }", "duration-unitless 1:28"),
    ScalarTrap("tokens: { access_lifetime: 15:00 }", "duration-unitless 1:28"),
    ScalarTrap("tokens: { access_lifetime: 1:30:00 }", "duration-unitless 1:28"),
    ScalarTrap("tokens: { access_lifetime: .inf }", "value-invalid 1:28"),
    ScalarTrap("tokens: { access_lifetime: -5m }", "value-invalid 1:28"),
    ScalarTrap("tokens: { access_lifetime: 99999999999999999999s }", "value-invalid 1:28"),
    ScalarTrap("tokens: { access_lifetime: 4000d }", "value-invalid 1:28"),
    ScalarTrap(
      "tokens: { access_lifetime: 15m, refresh_lifetime: 15m }", "value-invalid 1:51"),
    ScalarTrap("tokens: { leeway: 010 }", "scalar-ambiguous 1:19"),
    ScalarTrap("tokens: { leeway: 0x10 }", "scalar-ambiguous 1:19"),
    ScalarTrap("tokens: { leeway: 1_000 }", "scalar-ambiguous 1:19"),
    ScalarTrap("tokens: { leeway: 1e3 }", "scalar-ambiguous 1:19"),
    ScalarTrap("tokens: { leeway: 0 }", "duration-unitless 1:19"),
    // Numbers
    ScalarTrap("server: { workers: 0b11 }", "scalar-ambiguous 1:20"),
    ScalarTrap(
      "server: { workers: 2.0 }", "value-invalid 1:20", fixed: "server: { workers: 2 }"),
    ScalarTrap("server: { workers: 010 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: 0o10 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: 0x10 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: 09 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: 1_000 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: 1e3 }", "scalar-ambiguous 1:20"),
    ScalarTrap("server: { workers: +5 }", "value-invalid 1:20"),
    ScalarTrap("server: { workers: 0 }", "value-invalid 1:20"),
    ScalarTrap("server: { workers: 99999999999999999999 }", "value-invalid 1:20"),
    // Versions
    ScalarTrap(
      "transport: { tls: { minimum: 1.2 } }", "value-invalid 1:30",
      fixed: "transport: { tls: { minimum: \"1.2\" } }"),
    ScalarTrap("transport: { tls: { minimum: 1.10 } }", "value-invalid 1:30"),
    // Text that is a number elsewhere
    ScalarTrap(
      "tokens: { issuer: 010 }", "scalar-ambiguous 1:19", .warning,
      fixed: "tokens: { issuer: \"010\" }"),
    ScalarTrap(
      "tokens: { issuer: 1.10 }", "scalar-ambiguous 1:19", .warning,
      fixed: "tokens: { issuer: \"1.10\" }"),
    ScalarTrap(
      "tokens: { audience: [1_0, 127.0.0.1, 12, 1.5] }", "scalar-ambiguous 1:22", .warning,
      fixed: "tokens: { audience: [\"1_0\", 127.0.0.1, 12, 1.5] }"),
    ScalarTrap("routes: { login: off }", "value-invalid 1:18", fixed: "routes: { login: /off }"),
    ScalarTrap("tokens: { issuer: \"a\\u202Eb\" }", "value-invalid 1:19"),
    // Dates and special words
    ScalarTrap(
      "cookies: { retired: [{ name: old, until: 2027-01-31 }] }", "scalar-ambiguous 1:42", .warning,
      fixed: "cookies: { retired: [{ name: old, until: \"2027-01-31\" }] }"),
    ScalarTrap(
      "tokens: { issuer: on }", "scalar-ambiguous 1:19", .warning,
      fixed: "tokens: { issuer: \"on\" }"),
    ScalarTrap("on: 1", "field-unknown 1:1"),
    // Empty values
    ScalarTrap("server:\n  workers:", "value-invalid 2:3", .advice),
    ScalarTrap("cookies: { access: { domain: } }", "value-invalid 1:22", .advice),
    ScalarTrap("cookies:\n  access:", "value-invalid 2:3", .advice),
    ScalarTrap("tokens: { body: none, Body: all }", "field-unknown 1:23"),
    // No space behind a colon
    ScalarTrap("server:\n  debug:true", "value-invalid 2:8", fixed: "server:\n  debug: true"),
    ScalarTrap("server: {debug:true}", "field-unknown 1:15", fixed: "server: {debug: true}"),
    ScalarTrap("server:\n  debug:\u{A0}true", "value-invalid 2:9", fixed: "server:\n  debug: true"),
    // Lists
    ScalarTrap(
      "cors: { allowed_origin_patterns: '^https://a{1,2}$' }", "value-invalid 1:34",
      fixed: "cors: { allowed_origin_patterns: [\"^https://a{1,2}$\"] }"),
    ScalarTrap(
      "cors: { allow_headers: x-a x-b }", "value-invalid 1:24",
      fixed: "cors: { allow_headers: [x-a, x-b] }"),
    ScalarTrap("  apps: [{ origin: }]", "value-invalid 1:20"),
    ScalarTrap(
      "cors: { allow_headers: content-type }", "value-invalid 1:24",
      fixed: "cors: { allow_headers: [content-type] }"),
    ScalarTrap(
      "cors:\n  allowed_origins: https://a.example, https://b.example", "value-invalid 2:20",
      fixed: "cors:\n  allowed_origins: [https://a.example, https://b.example]"),
    ScalarTrap("cors: { allow_headers: [content-type, ~] }", "value-invalid 1:39"),
    // Rates
    ScalarTrap(
      "throttle: { rates: { login: 5 / minute } }", "throttle-rate-misread 1:29",
      fixed: "throttle: { rates: { login: 5/minute } }"),
    ScalarTrap("throttle: { rates: { login: 5/week } }", "throttle-rate-misread 1:29"),
    ScalarTrap("throttle: { rates: { login: 100/month } }", "throttle-rate-misread 1:29"),
    ScalarTrap(
      "throttle: { rates: { login: 05/minute } }", "throttle-rate-misread 1:29",
      fixed: "throttle: { rates: { login: 5/minute } }"),
    // Several lines
    ScalarTrap("tokens:\n  issuer: one\n    two", "value-invalid 2:11"),
    ScalarTrap(
      "tokens:\n  issuer: >\n    shop\nclient: { tabs: true }", "value-invalid 2:11",
      fixed: "tokens:\n  issuer: shop\nclient: { tabs: true }"),
    // Secrets
    ScalarTrap("keys: { signing: { env: A, file: b } }", "secret-unresolvable 1:18"),
    ScalarTrap(
      "keys: { signing: { env: $JWT_KEY } }", "secret-unresolvable 1:25",
      fixed: "keys: { signing: { env: JWT_KEY } }"),
    ScalarTrap(
      "keys: { signing: { env: \"${JWT_KEY}\" } }", "secret-unresolvable 1:25",
      fixed: "keys: { signing: { env: JWT_KEY } }"),
    // Addresses
    ScalarTrap(
      "cors: { allowed_origins: [\"https://a.example,https://b.example\"] }",
      "cors-origin-never-matches 1:27"),
    ScalarTrap(
      "  apps: [{ origin: \"https://a.example/\" }]", "cors-origin-never-matches 1:20",
      fixed: "  apps: [{ origin: https://a.example }]"),
    ScalarTrap("cookies: { access: { domain: https://a.example } }", "value-invalid 1:30"),
    ScalarTrap("routes: { login: auth }", "value-invalid 1:18", fixed: "routes: { login: /auth }"),
    ScalarTrap("cookies: { access: { name: \"a b\" } }", "value-invalid 1:28"),
    // Unknown words
    ScalarTrap("cookies: { access: { htpp_only: true } }", "field-unknown 1:22"),
    ScalarTrap("tokens: { body: acess }", "value-invalid 1:17"),
    ScalarTrap("cookies: yes", "value-invalid 1:10"),
  ]

  @Test("and is reported where it stands", arguments: traps)
  func reported(_ trap: ScalarTrap) {
    let diagnostics = ProfileSample.read(trap.lines).diagnostics
    #expect(diagnostics.map(\.address) == [trap.address])
    #expect(diagnostics.map(\.severity) == [trap.severity])
  }

  @Test("and the safe fix makes it plain", arguments: traps)
  func fixed(_ trap: ScalarTrap) throws {
    let outcome = ProfileSample.read(trap.lines)
    let fix = outcome.diagnostics.first?.fix.flatMap { $0.safety == .safe ? $0 : nil }
    guard let expected = trap.fixed else {
      #expect(fix == nil)
      return
    }
    let edits = try #require(fix?.edits)
    var set = EditSet(of: try #require(edits.first?.place.source))
    try set.add(edits)
    let text = String(decoding: set.applied(), as: UTF8.self)
    #expect(text == ProfileSample.header + expected)
    let again = ProfileSample.read(expected).diagnostics
    #expect(!again.map(\.address).contains(trap.address))
  }

  @Test(
    "while plain spellings are taken in silence",
    arguments: [
      "cookies: { access: { same_site: none, secure: true } }",
      "transport: { tls: { minimum: '1.3' } }",
      "tokens: { access_lifetime: 1h30m, leeway: 0s }",
      "throttle: { rates: { login: 20/15m, refresh: null, verify: 5/min } }",
      "tokens: { audience: [a, b], issuer: null }",
      "cookies: { access: { max_age: session, domain: .example.com } }",
      "keys: { signing: { generate: 64 } }",
      "cors: { allowed_origin_patterns: ['https://[a-z]+\\.example\\.com'] }",
      "csrf: { trusted_origins: [\"https://*.example.com\"] }",
      "cors: { allowed_origins: [\"https://a.example/\", \"null\"] } # for the rules to judge",
      "{}\n".replacing("{}", with: "lint: { fail_on: never }"),
    ])
  func silent(lines: String) {
    #expect(ProfileSample.read(lines).diagnostics.map(\.message) == [])
  }
}
