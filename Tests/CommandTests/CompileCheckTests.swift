import Foundation
import TestSupport
import Testing

@Suite("countersign compile --check")
struct CompileCheckTests {
  private static let profile = """
    profile: 1
    name: checked
    environment: development
    site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
    tokens: { access_lifetime: 5m }
    keys: { signing: { env: COUNTERSIGN_TEST_KEY } }

    """

  /// A compiled profile in a directory of its own.
  private struct Workplace {
    let directory: String
    var profile: String { directory + "/checked.yaml" }
    var output: String { directory + "/out" }

    init(_ directory: String) throws {
      self.directory = directory
      try CompileCheckTests.profile.write(toFile: profile, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["compile", profile, "-o", output])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }

    func check() throws -> Command.Outcome {
      try Command.run(["compile", profile, "-o", output, "--check"])
    }

    /// Every file with its content and the time of its last change.
    func snapshot() throws -> [String: [String]] {
      let manager = FileManager.default
      return try manager.subpathsOfDirectory(atPath: output).reduce(into: [:]) { all, name in
        let path = "\(output)/\(name)"
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
          return
        }
        let date = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date
        let text = try String(contentsOfFile: path, encoding: .utf8)
        all[name] = [text, "\(date?.timeIntervalSince1970 ?? 0)"]
      }
    }

    func edit(_ path: String, _ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacing(old, with: new).write(toFile: path, atomically: false, encoding: .utf8)
    }
  }

  @Test("is content with what compile wrote, and with files of others beside it")
  func current() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try "mine".write(toFile: place.output + "/own.txt", atomically: true, encoding: .utf8)
      let before = try place.snapshot()
      let outcome = try place.check()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(try place.snapshot() == before)
    }
  }

  @Test("prints the difference and the field that changed, and writes nothing")
  func changed() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try place.edit(place.profile, "access_lifetime: 5m", "access_lifetime: 10m")
      let before = try place.snapshot()
      let outcome = try place.check()
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("-      \"access_lifetime\": 300,\n"))
      #expect(outcome.output.contains("+      \"access_lifetime\": 600,\n"))
      #expect(
        outcome.errors.contains(
          "changed: `tokens.access_lifetime` from 300 to 600 (\(place.profile):5)"))
      #expect(try place.snapshot() == before)
    }
  }

  @Test("prints a difference that patch turns into what compile writes")
  func patch() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try place.edit(place.profile, "access_lifetime: 5m", "access_lifetime: 10m")
      try place.edit(place.output + "/settings_auth.py", "'HS256'", "'none'")
      let outcome = try place.check()
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["patch", "-p1", "--silent", "-d", "/"]
      let input = Pipe()
      process.standardInput = input
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data(outcome.output.utf8))
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try place.check().status == 0)
    }
  }

  @Test("tells an edited file from a changed profile")
  func edited() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try place.edit(place.output + "/settings_auth.py", "'HS256'", "'none'")
      let outcome = try place.check()
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("settings_auth.py  differs"))
      #expect(outcome.errors.contains("server.json  current"))
      #expect(outcome.errors.contains("edited by hand"))
      #expect(outcome.errors.contains("is made by tokens.algorithm: HS256"))
      #expect(!outcome.errors.contains("changed: "))
    }
  }

  @Test("says that no setting changed when only the places did that comments name")
  func moved() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try place.edit(place.profile, "name: checked", "# The shop.\nname: checked")
      let outcome = try place.check()
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("+    // checked.yaml:6, tokens.access_lifetime: "))
      #expect(outcome.errors.contains("AuthSettings+Checked.swift  differs"))
      #expect(outcome.errors.contains("server.json  current"))
      #expect(outcome.errors.contains("no line of a setting differs"))
    }
  }

  @Test("names what is missing")
  func missing() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try FileManager.default.removeItem(atPath: place.output + "/server.json")
      let outcome = try place.check()
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("server.json  missing"))
      #expect(
        !FileManager.default.fileExists(atPath: place.output + "/server.json"))
    }
  }

  @Test("has status 2 when a file cannot be compared")
  func unreadable() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      try FileManager.default.removeItem(atPath: place.output + "/server.json")
      try FileManager.default.createSymbolicLink(
        atPath: place.output + "/server.json", withDestinationPath: "/dev/null")
      let outcome = try place.check()
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("symbolic link"))
    }
  }

  @Test("compares the Swift file that imports its types")
  func importing() throws {
    try withScratchDirectory { directory in
      let place = try Workplace(directory)
      let arguments = ["compile", place.profile, "-o", place.output]
      let types = arguments + ["--import", "CountersignSettings"]
      #expect(try Command.run(types + ["--check"]).status == 1)
      #expect(try Command.run(types).status == 0)
      #expect(try Command.run(types + ["--check"]).status == 0)
      #expect(try place.check().status == 1)
      #expect(try Command.run(arguments + ["--import", "Other"]).status == 2)
    }
  }
}
