import Foundation
import Testing

@Suite("countersign compile")
struct CompileCommandTests {
  @Test("writes the same bytes from the same profile, and touches no file twice")
  func reproducible() throws {
    try withScratchDirectory { directory in
      let (one, two) = (directory + "/one", directory + "/two")
      for output in [one, two] {
        let outcome = try Command.run(["compile", "profiles/production.yaml", "--output", output])
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: one).sorted()
      #expect(
        names == [
          "AuthSettings+Production.swift", "Caddyfile", "auth_views.py", "client",
          "compose.yaml", "env.example", "kubernetes.yaml", "nginx.conf", "openapi.json",
          "server.json",
          "settings_auth.py",
        ])
      for name in names {
        #expect(
          FileManager.default.contentsEqual(atPath: "\(one)/\(name)", andPath: "\(two)/\(name)"))
      }
      let again = try Command.run(["compile", "profiles/production.yaml", "--output", one])
      #expect(!again.output.contains("written"))
    }
  }

  @Test("refuses a profile with errors, unless a lab build is asked for")
  func errors() throws {
    try withScratchDirectory { directory in
      let output = directory + "/out"
      let guide = "profiles/guide/production.yaml"
      let refused = try Command.run(["compile", guide, "--output", output])
      #expect(refused.status == 1)
      #expect(refused.errors.contains("login-throttle-missing"))
      #expect(!FileManager.default.fileExists(atPath: output))
      let lab = try Command.run(["compile", guide, "--lab", "--output", output])
      #expect(lab.status == 0, "\(lab.errors)")
      let config = try String(contentsOfFile: output + "/server.json", encoding: .utf8)
      #expect(config.contains("\"lab\": true"))
    }
  }

  @Test("writes nothing where it cannot write everything")
  func unwritable() throws {
    try withScratchDirectory { directory in
      let file = directory + "/file"
      try "".write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["compile", "profiles/production.yaml", "-o", file])
      #expect(outcome.status == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["file"])
    }
  }

  @Test("writes the file of overrides when it is asked for and there are Swift settings")
  func overrides() throws {
    try withScratchDirectory { directory in
      let output = directory + "/out"
      let arguments = ["compile", "profiles/production.yaml", "--overrides", "--output", output]
      #expect(try Command.run(arguments).status == 0)
      let file = output + "/AuthSettings+Overrides.swift"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("public import Configuration\n"))
      let checked = try Command.run(arguments + ["--check"])
      #expect(
        checked.status == 0 && checked.errors.contains("AuthSettings+Overrides.swift  current"))

      let profile = directory + "/few.yaml"
      let few = """
        profile: 1
        name: few
        environment: development
        site: { api: "http://localhost:8000" }
        keys: { signing: { env: COUNTERSIGN_TEST_KEY } }
        targets: [server]

        """
      try few.write(toFile: profile, atomically: true, encoding: .utf8)
      let refused = try Command.run(["compile", profile, "--overrides", "-o", directory + "/few"])
      #expect(refused.status == 2)
      #expect(refused.errors.contains("--overrides needs the target swift"))
      #expect(!FileManager.default.fileExists(atPath: directory + "/few"))
    }
  }
}
