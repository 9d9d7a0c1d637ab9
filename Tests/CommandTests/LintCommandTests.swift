import Foundation
import TestSupport
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
        transport: { proxy: { hops: 1, strips: true } }

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

  @Test("writes several formats in one run, and the text where nothing else is shown")
  func formats() throws {
    try withScratchDirectory { directory in
      let (sarif, junit) = (directory + "/a/lint.sarif", directory + "/lint.xml")
      let path = "profiles/guide/production.yaml"
      let outcome = try Command.run([
        "lint", path, "--format", "sarif=\(sarif)", "--format", "junit=\(junit)",
      ])
      #expect(outcome.status == 1)
      #expect(try outcome.output == Command.run(["lint", path]).output)
      for (format, file) in [("sarif", sarif), ("junit", junit)] {
        let alone = try Command.run(["lint", path, "--format", format]).output
        #expect(try String(contentsOfFile: file, encoding: .utf8) == alone)
      }
      let text = try Command.run([
        "lint", path, "--format", "line", "--format", "text=\(directory)/lint.txt",
      ])
      #expect(text.output == (try Command.run(["lint", path, "--format", "line"]).output))
      #expect(
        try String(contentsOfFile: directory + "/lint.txt", encoding: .utf8) == outcome.output)
    }
  }

  @Test("writes no file when a profile cannot be read")
  func noHalfReport() throws {
    try withScratchDirectory { directory in
      let outcome = try Command.run([
        "lint", "profiles/production.yaml", "profiles/missing.yaml", "--format",
        "sarif=\(directory)/lint.sarif",
      ])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("cannot read profiles/missing.yaml: no such file"))
      #expect(outcome.output.hasSuffix("1 could not be judged\n"))
      #expect(!FileManager.default.fileExists(atPath: directory + "/lint.sarif"))
    }
  }

  @Test("lets a baseline only shrink, and know a worse value for a new finding")
  func baseline() throws {
    try withScratchDirectory { directory in
      let (path, file) = (directory + "/p.yaml", directory + "/baseline.json")
      let write = { (lines: String) in
        let head = try Repository.text("Tests/CommandTests/Fixtures/flawed/token-in-body.yaml")
        try (head + lines).write(toFile: path, atomically: true, encoding: .utf8)
      }
      let lint = { (options: [String]) in try Command.run(["lint", path] + options) }
      try write("")
      #expect(try lint([]).status == 1)
      #expect(try lint(["--write-baseline", file]).status == 0)
      #expect(
        try lint(["--baseline", file]).output.hasPrefix("1 profile: nothing found; 1 accepted;"))
      // Another value of the same field, and lines above, are told apart.
      try write("# a comment\nserver: { debug: true }\n")
      #expect(try lint(["--baseline", file]).status == 1)
      let grown = try lint(["--write-baseline", file])
      #expect(grown.status == 1)
      #expect(grown.errors.contains("1 finding, 1 new ones left out"))
      #expect(try lint(["--write-baseline", file, "--allow-growth"]).status == 0)
      #expect(try lint(["--baseline", file]).status == 0)
      try write("")
      #expect(try lint(["--write-baseline", file]).errors.contains("1 finding, 1 gone"))
      #expect(try lint(["--baseline", file]).status == 0)
    }
  }

  @Test("says why an inherited value holds")
  func provenance() throws {
    let outcome = try Command.run(["lint", "Tests/CommandTests/Fixtures/flawed/no-override.yaml"])
    #expect(
      outcome.output.contains(
        "`cookies.access.secure` is `false` because Tests/CommandTests/Fixtures/flawed/shared/"
          + "base.yaml:6 sets it and no-override.yaml does not override it"))
  }

  @Test("fixes every flawed profile without touching what no fix is about")
  func proven() throws {
    let folder = Repository.root + "/Tests/CommandTests/Fixtures/flawed"
    try withScratchDirectory { directory in
      try FileManager.default.copyItem(atPath: folder, toPath: directory + "/flawed")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where name.hasSuffix(".yaml") {
        let path = directory + "/flawed/" + name
        let before = try Command.run(["lint", "--format", "line", "--fail-on", "never", path])
        let fixed = try Command.run([
          "lint", "--fix", "--unsafe-fixes", "--format", "line", "--fail-on", "never", path,
        ])
        // To sign with a public key takes more than a word: the one that verifies is still missing.
        let isRefused = name == "one-secret.yaml"
        #expect(fixed.errors.contains("not fixed") == isRefused, "\(name): \(fixed.errors)")
        let count = { (text: String) in text.split(separator: "\n").count }
        #expect(count(fixed.output) <= count(before.output), "\(name): \(fixed.output)")
        let comment = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
        #expect(
          try Repository.text("Tests/CommandTests/Fixtures/flawed/" + name).hasPrefix(comment))
      }
    }
  }

  @Test("says the same in any order of the paths, and of a file that is named twice once")
  func order() throws {
    let paths = ["profiles/guide", "profiles/production.yaml", "profiles/development.yaml"]
    let one = try Command.run(["lint"] + paths)
    #expect(try Command.run(["lint"] + paths.reversed()).output == one.output)
    #expect(try Command.run(["lint"] + paths + paths).output == one.output)
    #expect(one.output.hasSuffix("undecided\n"))
  }
}
