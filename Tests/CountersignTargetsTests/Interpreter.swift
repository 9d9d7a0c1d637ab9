import Foundation

/// Python as the tests use it, if the machine has it.
enum Python {
  /// Whether `python3` can be run.
  static let isThere = (try? output(of: "print(1)")) == "1\n"

  /// Runs a program and returns what it prints; throws when it fails.
  static func output(of program: String, arguments: [String] = []) throws -> String {
    try Interpreter.output(of: ["python3", "-c", program] + arguments)
  }
}

/// Node as the tests use it, if the machine has it.
enum Node {
  /// Whether `node` can be run.
  static let isThere = (try? output(of: "console.log(1)")) == "1\n"

  /// Runs a program and returns what it prints; throws when it fails.
  static func output(of program: String, arguments: [String] = []) throws -> String {
    try Interpreter.output(of: ["node", "-e", program, "--"] + arguments)
  }
}

/// A program that runs programs.
enum Interpreter {
  /// Runs a command and returns what it prints; throws when it fails.
  static func output(of command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The program ended with another status than 0.
  struct Failure: Error {
    var status: Int32
  }
}
