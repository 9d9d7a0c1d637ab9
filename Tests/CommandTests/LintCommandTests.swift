import Foundation
import Testing

@Suite("countersign lint")
struct LintCommandTests {
  @Test(
    "passes the shipped profiles",
    arguments: ["profiles/development.yaml", "profiles/production.yaml"])
  func shipped(path: String) throws {
    let outcome = try Command.run(["lint", "--fail-on", "warning", path])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test("draws the guide's missing rate limit with its line and a caret, and ends with 1")
  func guide() throws {
    let outcome = try Command.run(["lint", "profiles/guide/production.yaml"])
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        """
        error[login-throttle-missing]: passwords can be guessed without limit: nothing is counted
          --> profiles/guide/production.yaml:56:12
           |
        56 |   enabled: false
           |            ^^^^^
        """))
    #expect(outcome.output.contains("warning[token-in-body]"))
    #expect(outcome.output.contains("warning[shadow-session]"))
    #expect(!outcome.output.contains("\u{1B}["))
  }

  @Test("ends with 0 below the asked severity and colours when asked")
  func options() throws {
    let outcome = try Command.run([
      "lint", "--fail-on", "never", "--color", "always", "profiles/guide/production.yaml",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\u{1B}["))
  }

  @Test(
    "ends with 2 for what cannot be judged",
    arguments: [
      ["lint", "profiles/missing.yaml"], ["lint", "templates"], ["lint"],
      ["lint", "--nonsense", "x"],
      ["nonsense"], ["lint", "--format", "poetry", "profiles/production.yaml"],
      ["lint", "Makefile"],
    ])
  func unjudged(arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 2, "\(outcome.output)\(outcome.errors)")
    #expect(!(outcome.output + outcome.errors).isEmpty)
  }

  @Test("prints JSON with positions")
  func json() throws {
    let outcome = try Command.run(["lint", "--format", "json", "profiles/guide/production.yaml"])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let profiles = try #require(report["profiles"] as? [[String: Any]])
    let diagnostics = try #require(profiles.first?["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.contains { $0["slug"] as? String == "login-throttle-missing" })
  }

  @Test("fixes what is safe, keeps comments and the rest, and needs no second run")
  func fix() throws {
    try withScratchDirectory { directory in
      let path = directory + "/p.yaml"
      let text = """
        profile: 1
        name: p # the name
        environment: production
        site: { api: "https://api.acme-shop.de" }
        keys: { signing: { env: JWT_KEY } }
        cookies:
          access:
            http_only: false   # for the old app
        throttle: { enabled: false }

        """
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["lint", "--fix", "--fail-on", "never", path])
      #expect(outcome.status == 0, "\(outcome.output)")
      let fixed = try String(contentsOfFile: path, encoding: .utf8)
      #expect(
        fixed
          == text.replacing("http_only: false", with: "http_only: true")
          .replacing("enabled: false", with: "enabled: true"))
      #expect(try Command.run(["lint", "--fix", path]).errors == "0 fixes applied\n")
    }
  }

  @Test("keeps a secret that stands in a profile out of everything but its own line")
  func secrets() throws {
    try withScratchDirectory { directory in
      let path = directory + "/p.yaml"
      try """
      profile: 1
      name: p
      environment: production
      site: { api: "https://api.acme-shop.de" }
      keys: { signing: correct-horse-battery-staple }

      """.write(toFile: path, atomically: true, encoding: .utf8)
      let json = try Command.run(["lint", "--format", "json", path])
      #expect(json.status == 1)
      #expect(json.output.contains("secret-inline"))
      #expect(!json.output.contains("battery"))
      let compiled = try Command.run(["compile", "--lab", "-o", directory + "/out", path])
      #expect(compiled.status == 1)
      #expect(!FileManager.default.fileExists(atPath: directory + "/out"))
    }
  }
}
