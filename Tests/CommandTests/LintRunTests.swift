import Foundation
import TestSupport
import Testing

/// Runs over more files than are judged at once.
@Suite("A run of lint over many files")
struct LintRunTests {
  /// A profile that one rule speaks of.
  private static let flawed = "Tests/CommandTests/Fixtures/flawed/no-grace.yaml"

  @Test("tells every file once and in the order of the names")
  func order() throws {
    try withScratchDirectory { directory in
      let paths = try copies(700, in: directory)
      let outcome = try Command.run(["lint", "--format", "line", "--fail-on", "never", directory])
      #expect(outcome.status == 0)
      let isComplete = Self.files(outcome.output) == paths
      #expect(isComplete)
    }
  }

  @Test("judges the others when a file cannot be read, and ends with 2")
  func failure() throws {
    try withScratchDirectory { directory in
      let paths = try copies(300, in: directory)
      try FileManager.default.removeItem(atPath: paths[150])
      let outcome = try Command.run(["lint", "--format", "line"] + paths)
      #expect(outcome.status == 2)
      let isComplete = Self.files(outcome.output) == paths.filter { $0 != paths[150] }
      #expect(isComplete)
      #expect(outcome.errors.contains("cannot read \(paths[150])"))
    }
  }

  /// Copies of the flawed profile, by name.
  private func copies(_ count: Int, in directory: String) throws -> [String] {
    let text = try Repository.text(Self.flawed)
    return try (0..<count).map { number in
      let path = "\(directory)/profile-\(1_000 + number).yaml"
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      return path
    }
  }

  /// The file of each line.
  private static func files(_ output: String) -> [String] {
    output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
  }
}
