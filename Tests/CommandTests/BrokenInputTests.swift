import Foundation
import TestSupport
import Testing

@Suite("Input that is broken in part")
struct BrokenInputTests {
  @Test("judges the files that can be read when another cannot")
  func oneMissing() throws {
    let flawed = "Tests/CommandTests/Fixtures/flawed/token-in-body.yaml"
    let alone = try Command.run(["lint", "--format", "line", flawed])
    let outcome = try Command.run(["lint", "--format", "line", "a-missing.yaml", flawed])
    #expect(outcome.status == 2)
    #expect(outcome.output == alone.output)
    #expect(outcome.errors == "countersign: cannot read a-missing.yaml: no such file\n")
  }

  @Test("applies each of several fixes to a text that is no YAML")
  func fixesMalformed() throws {
    try withScratchDirectory { directory in
      let path = directory + "/p.yaml"
      let head = "profile: 1\nname: a\nenvironment: development\nsite: { api: http://localhost }\n"
      try (head + "cors: { allow_headers: [*] }\nserver:\n  debug:false\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["lint", "--fix", "--ignore", "throttle", path])
      #expect(outcome.status == 0)
      let fixed = try String(contentsOfFile: path, encoding: .utf8)
      #expect(fixed == head + "cors: { allow_headers: [\"*\"] }\nserver:\n  debug: false\n")
      _ = try Command.run(["lint", "--fix", "--ignore", "throttle", path])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == fixed)
    }
  }

  @Test("keeps the line ends of a text, whatever they are", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ ending: String) throws {
    try withScratchDirectory { directory in
      let path = directory + "/p.yaml"
      let lines = [
        "profile: 1", "name: a", "environment: development", "site:", "  api: http://localhost",
        "server: { debug: off }", "",
      ]
      try lines.joined(separator: ending).write(toFile: path, atomically: true, encoding: .utf8)
      _ = try Command.run(["lint", "--fix", path])
      let fixed = try String(contentsOfFile: path, encoding: .utf8)
      #expect(fixed.contains("debug: false"))
      #expect(fixed.contains("throttle:\(ending)  enabled: true"))
      #expect(fixed.replacing(ending, with: "").utf8.allSatisfy { $0 >= 0x20 })
    }
  }

  @Test("tells what effective leaves out, and fails")
  func effectiveRefused() throws {
    try withScratchDirectory { directory in
      let (base, leaf) = (directory + "/base.yaml", directory + "/leaf.yaml")
      try "profile: 1\nserver: { debug: off }\ncors: { allow_headers: [a, b] }\n".write(
        toFile: base, atomically: true, encoding: .utf8)
      try """
      profile: 1
      name: a
      environment: development
      extends: base.yaml
      site: { api: http://localhost }
      cors: { allow_headers: [c] }

      """.write(toFile: leaf, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["effective", leaf])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("error[scalar-ambiguous]: `off` is false in YAML 1.1"))
      #expect(
        outcome.output.contains("debug: true  # default for development: \(base):2 is refused"))
      #expect(
        outcome.output.contains("[c]  # \(leaf):6, replaces 2 entries of \(base):3"))
    }
  }
}
