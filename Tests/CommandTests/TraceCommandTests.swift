import Foundation
import TestSupport
import Testing

@Suite("countersign trace")
struct TraceCommandTests {
  private static let profile = "profiles/production.yaml"

  @Test(
    "lists the lines that a field makes",
    arguments: [
      (
        "tokens.access_lifetime",
        [
          "tokens.access_lifetime: 5m  (profiles/base.yaml:11)",
          "\"access_lifetime\": 300,", "settings.tokens.accessLifetime = .seconds(300)",
          "'ACCESS_TOKEN_LIFETIME': timedelta(seconds=300),",
          "from it follows cookies.access.max_age: 5m  (default for production)",
        ]
      ),
      (
        "cookies.refresh.max_age",
        ["settings.cookies.refresh.maxAge", "follows from tokens.refresh_lifetime"]
      ),
      // One Django setting serves both cookies, and changes only with both.
      ("cookies.access.http_only", ["\"http_only\": true", "'JWT_AUTH_HTTPONLY': True,"]),
      ("cors.allowed_origins", ["settings.cors.allowedOrigins = ", "CORS_ALLOWED_ORIGINS = "]),
      // A default that others follow from.
      ("cors.allowed_origins", ["from it follows csrf.trusted_origins: "]),
      (
        "keys.signing",
        [
          // The same whatever the key, and there for this or any other secret in a file.
          "settings.keys.signing = .file(", "'SIGNING_KEY': _SIGNING_KEY,", "\"signing\": {",
          "def _read(path):", "kubernetes.yaml:", "COUNTERSIGN_PROFILE_DIRECTORY=.",
        ]
      ),
      (
        "transport.hsts.max_age",
        ["proxy_hide_header Strict-Transport-Security;", "header_down -Strict-Transport-Security"]
      ),
      ("routes.csrf", ["# - routes: ", "# - routes.csrf: ", "routes.csrf: Hands the CSRF token"]),
      ("cookies.retired", ["settings.cookies.retired = []"]),
      ("throttle.rates.login", ["settings.throttle.rates.login = "]),
      ("transport.hsts", ["transport.hsts.preload: ", "SECURE_HSTS_SECONDS = 31536000"]),
      ("lint.fail_on", ["it is for Countersign itself"]),
    ])
  func lines(field: String, expected: [String]) throws {
    let outcome = try Command.run(["trace", field, Self.profile])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for text in expected { #expect(outcome.output.contains(text), "\(outcome.output)") }
  }

  @Test(
    "gives numbers of lines that compile writes",
    arguments: [[], ["--import", "CountersignSettings"], ["--overrides"]])
  func numbers(form: [String]) throws {
    try withScratchDirectory { directory in
      #expect(try Command.run(["compile", Self.profile, "-o", directory] + form).status == 0)
      let outcome = try Command.run(["trace", "csrf", Self.profile] + form)
      let pattern = /^  ([^ :]+):([0-9]+): (.*)$/.anchorsMatchLineEndings()
      let found = outcome.output.matches(of: pattern)
      #expect(found.count > 40)
      for match in found {
        let (_, path, number, text) = match.output
        let file = try String(contentsOfFile: "\(directory)/\(path)", encoding: .utf8)
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(Int(number))
        #expect(lines[line - 1].drop { $0 == " " || $0 == "\t" } == text)
      }
    }
  }

  @Test("goes back from a cookie on the wire, without its value")
  func cookie() throws {
    let line =
      "Set-Cookie: __Host-access=hidden; Path=/; Max-Age=300; SameSite=Strict; Secure; HttpOnly"
    let outcome = try Command.run(["trace", "--header", line, Self.profile])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("Max-Age=300  ←  cookies.access.max_age: 5m"))
    #expect(
      outcome.output.contains("follows from tokens.access_lifetime: 5m  (profiles/base.yaml:11)"))
    #expect(!(outcome.output + outcome.errors).contains("hidden"))
  }

  @Test("says where the wire and the profile differ")
  func difference() throws {
    let line = "set-cookie: __Host-access=hidden; Path=/; Max-Age=301; SameSite=Strict; Secure"
    let outcome = try Command.run(["trace", "--header", line, Self.profile])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("DIFFERS: the profile gives Max-Age=300"))
    #expect(outcome.output.contains("DIFFERS: the profile gives HttpOnly"))
    #expect(outcome.output.split(separator: "\n").count { $0.contains("DIFFERS") } == 2)
  }

  @Test("goes back from other headers")
  func header() throws {
    let line = "Strict-Transport-Security: max-age=31536000; includeSubDomains"
    let outcome = try Command.run(["trace", "--header", line, Self.profile])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("transport.hsts.max_age: 365d  (profiles/production.yaml:"))
  }

  @Test(
    "has status 2 and one answer for what it cannot trace",
    arguments: [
      (["trace", "tokens.acess_lifetime", profile], "did you mean `tokens.access_lifetime`?"),
      (["trace", "tokens.leeway", "nowhere.yaml"], "cannot read nowhere.yaml"),
      (["trace", profile], "Name a field and a profile"),
      (["trace", "--header", "X-Own: 1", profile], "no field decides the header `X-Own`"),
      (["trace", "--header", "nonsense", profile], "takes a line such as"),
      (["trace", "--header", "Set-Cookie: other=hidden", profile], "sets no cookie of this name"),
    ])
  func refused(arguments: [String], message: String) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(!outcome.errors.contains("hidden"))
  }
}
