import CountersignKeys
import Foundation
import Testing

/// The `openssl` command line, an independent judge of what this module writes.
enum OpenSSLCommand {
  /// Whether the command is installed where it is looked for.
  static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: path) }

  private static let path = "/usr/bin/openssl"

  /// Runs the command with `input` on its standard input and returns what it wrote.
  ///
  /// Records an issue and returns nil when it fails. Nil without an issue, but with a line in the
  /// log, when the command is not installed.
  static func run(_ arguments: [String], input: SecretBytes) throws -> String? {
    guard isPresent else {
      print("SKIPPED: \(path) is not installed; `openssl \(arguments.joined(separator: " "))`")
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardOutput
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: input.withBytes { Data($0) })
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      Issue.record("openssl \(arguments) ended with \(process.terminationStatus): \(text)")
      return nil
    }
    return text
  }

  /// Writes texts to files that are removed after `body`, which gets their paths.
  static func withFiles<R>(_ texts: [String], _ body: ([String]) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { index, text in
      let file = folder.appending(path: "\(index).pem")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    return try body(files)
  }
}
