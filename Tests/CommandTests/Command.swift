import Foundation
import TestSupport
import Testing

/// The command as a user runs it: the built binary, in a process of its own.
struct Command {
  /// What came of a run.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The binary beside the tests' own.
  static let path: String = {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appending(path: "countersign").path
  }()

  /// Runs the command, or another program, to its end in the repository's root.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    directory: String = Repository.root, program: String = path
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (input, output, errors) = (try file(input), try file(""), try file(""))
    process.standardInput = input.handle
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    _ = try input.text()
    return Outcome(
      status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  private static func file(_ content: String) throws -> Scratch {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(content.utf8).write(to: url)
    return Scratch(url: url, handle: try FileHandle(forUpdating: url))
  }

  private struct Scratch {
    var url: URL
    var handle: FileHandle

    func text() throws -> String {
      try handle.close()
      defer { try? FileManager.default.removeItem(at: url) }
      return try String(contentsOf: url, encoding: .utf8)
    }
  }
}

/// A directory that is gone when the test is over.
func withScratchDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(
    path: "countersign-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}
