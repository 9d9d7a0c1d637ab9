import Foundation
import Testing

@Suite("countersign diff")
struct DiffCommandTests {
  private static let profile = """
    profile: 1
    name: shop
    environment: production
    site: { api: "https://api.acme-shop.de", apps: [{ origin: "https://app.acme-shop.de" }] }
    routes: { csrf: /auth/csrf/ }
    tokens: { issuer: "https://api.acme-shop.de", audience: acme-shop }
    keys: { signing: { env: JWT_KEY }, application_secret: { env: APP_SECRET } }
    transport: { proxy: { hops: 1, scheme_header: x-forwarded-proto, strips: true } }
    throttle: { store: shared }

    """

  /// Runs the command on the profile and on one with lines more.
  private func diff(_ lines: String, _ options: [String] = []) throws -> Command.Outcome {
    try withScratchDirectory { directory in
      let (old, new) = (directory + "/old.yaml", directory + "/new.yaml")
      try Self.profile.write(toFile: old, atomically: true, encoding: .utf8)
      try (Self.profile + lines).write(toFile: new, atomically: true, encoding: .utf8)
      return try Command.run(["diff", "old.yaml", "new.yaml"] + options, directory: directory)
    }
  }

  @Test(
    "ends with 0 where nobody notices, with 1 where sessions or cookies are lost or attacks open",
    arguments: [
      ("", 0), ("client: { refresh_margin: 30s }\n", 0),
      ("cookies: { access: { name: __Host-a } }\n", 1), ("server: { debug: true }\n", 1),
    ])
  func status(lines: String, expected: Int32) throws {
    let outcome = try diff(lines)
    #expect(outcome.status == expected, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
  }

  @Test("fails for attacks from the severity that was asked for")
  func threshold() throws {
    #expect(try diff("server: { debug: true }\n", ["--fail-on", "never"]).status == 0)
    let lines = "server: { debug: true }\nlint: { fail_on: never }\n"
    #expect(try diff(lines).status == 0, "what the new profile says, where nothing was asked for")
    #expect(try diff(lines, ["--fail-on", "error"]).status == 1)
    let outcome = try diff("tokens.x: 1\n")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("field-unknown"))
  }

  @Test("tells which cookie is left behind, how to retire it, and which attack opens")
  func text() throws {
    let outcome = try diff("cookies: { access: { name: __Host-a, http_only: false } }\n")
    #expect(outcome.output.contains("sessions: go on after a refresh"))
    #expect(
      outcome.output.contains(
        "add `{ name: __Host-access, path: /, until: \"YYYY-MM-DD\" }` to `cookies.retired`"))
    #expect(outcome.output.contains("opens   new.yaml:10:49: error[cookie-not-httponly]"))
  }

  @Test("writes JSON and Markdown")
  func formats() throws {
    let json = try diff("server: { debug: true }\n", ["--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let opened = try #require(object["opened"] as? [[String: Any]])
    #expect(opened.map { $0["rule"] as? String } == ["debug-in-production"])
    #expect((object["sessions"] as? [String: Any])?["outcome"] as? String == "goesOn")
    let markdown = try diff("server: { debug: true }\n", ["--format", "markdown"])
    #expect(markdown.output.hasPrefix("## old.yaml → new.yaml\n\n**settings:** 1 changed\n"))
  }

  @Test("ends with 2 for profiles that cannot be compared")
  func unjudged() throws {
    for other in ["profiles/missing.yaml", "Makefile"] {
      let outcome = try Command.run(["diff", "profiles/production.yaml", other])
      #expect(outcome.status == 2)
      #expect(!outcome.errors.isEmpty)
    }
  }
}
