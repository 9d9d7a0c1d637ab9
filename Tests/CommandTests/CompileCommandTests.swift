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

  @Test("names the target that cannot say it, and how to leave that out")
  func inexpressible() throws {
    try withScratchDirectory { directory in
      let (path, output) = (directory + "/dollar.yaml", directory + "/out")
      let profile = """
        profile: 1
        name: dollar
        environment: development
        site: { api: "https://localhost:8000", apps: [{ origin: "https://localhost:3000" }] }
        transport: { tls: { certificate: { file: a$b.pem }, private_key: { file: key.pem } } }
        keys: { signing: { env: COUNTERSIGN_TEST_KEY } }

        """
      try profile.write(toFile: path, atomically: true, encoding: .utf8)
      let refused = try Command.run(["compile", path, "-o", output])
      #expect(refused.status == 2)
      #expect(refused.errors.contains("for the target `nginx`: no literal for the setting"))
      #expect(!FileManager.default.fileExists(atPath: output))
      let list = try #require(refused.errors.firstMatch(of: /`(targets: \[.*\])`/)?.output.1)
      #expect(!list.contains("nginx") && list.contains("caddy"))
      try "\(profile)\(list)\n".write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["compile", path, "-o", output])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test("writes nothing to a full disk, and leaves files of others alone")
  func full() throws {
    try withScratchDirectory { directory in
      guard let outcome = try compile(onDisk: "size=64k", in: directory) else { return }
      #expect(outcome.output == "status 2: own.txt\n")
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
    }
  }

  @Test("leaves what it wrote before as it was when the disk is full")
  func fullAgain() throws {
    try withScratchDirectory { directory in
      let script = """
        mount -t tmpfs -o size=1m tmpfs "$2" || exit 3
        "$1" compile profiles/production.yaml -o "$2/out" >/dev/null || exit 4
        before=$(cd "$2" && find out -type f | sort | xargs sha256sum)
        dd if=/dev/zero of="$2/fill" 2>/dev/null
        "$1" compile profiles/production.yaml --import CountersignSettings --lab --overrides \\
          -o "$2/out" >/dev/null
        echo "status $?"
        rm "$2/fill"
        test "$before" = "$(cd "$2" && find out -type f | sort | xargs sha256sum)" && echo same
        """
      let outcome = try Command.run(
        [
          "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", Command.path, directory,
        ],
        program: "/usr/bin/unshare")
      guard ![1, 3].contains(outcome.status) || outcome.output.contains("status") else { return }
      #expect(outcome.output == "status 2\nsame\n", "\(outcome.output)\(outcome.errors)")
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
    }
  }

  @Test("says which folder it may not write to")
  func forbidden() throws {
    try withScratchDirectory { directory in
      guard let outcome = try compile(onDisk: "ro", in: directory) else { return }
      #expect(outcome.output == "status 2: \n")
      #expect(outcome.errors.contains("cannot create `\(directory)/out`"), "\(outcome.errors)")
    }
  }

  /// Compiles to a disk of its own that is mounted with these options, where `own.txt` is, if it may
  /// be; prints the status and what is there then. Nil where users may not mount.
  private func compile(
    onDisk options: String, in directory: String
  ) throws -> Command.Outcome? {
    let script = """
      mount -t tmpfs -o "$3" tmpfs "$2" || exit 3
      if [ -w "$2" ]; then echo mine > "$2/own.txt"; fi
      "$1" compile profiles/production.yaml -o "$2/out"
      echo "status $?: $(ls -A "$2")"
      """
    let outcome = try Command.run(
      ["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
        + [Command.path, directory, options],
      program: "/usr/bin/unshare")
    return [1, 3].contains(outcome.status) ? nil : outcome
  }
}
