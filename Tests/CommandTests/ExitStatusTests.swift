import Foundation
import TestSupport
import Testing

/// A command line and the status with which it ends.
struct StatusCase: Sendable, CustomTestStringConvertible {
  let arguments: [String]
  let status: Int32

  var testDescription: String { "\(arguments.joined(separator: " ")) → \(status)" }

  private static let good = "profiles/production.yaml"
  private static let bad = "profiles/guide/production.yaml"
  private static let broken = "Tests/CommandTests/Fixtures/flawed/tab-indented.yaml"

  /// Commands that read and judge; none of them needs a network or leaves a file.
  static let all: [StatusCase] = [
    StatusCase(arguments: ["--version"], status: 0),
    StatusCase(arguments: ["--help"], status: 0),
    StatusCase(arguments: ["help", "lint"], status: 0),
    StatusCase(arguments: ["nonsense"], status: 2),
    StatusCase(arguments: ["lint", good], status: 0),
    StatusCase(arguments: ["lint", bad], status: 1),
    StatusCase(arguments: ["lint", bad, "--fail-on", "never"], status: 0),
    StatusCase(arguments: ["lint", good, "--fail-on", "advice"], status: 0),
    StatusCase(arguments: ["lint", broken], status: 2),
    StatusCase(arguments: ["lint", broken, "--fail-on", "never"], status: 2),
    StatusCase(arguments: ["lint", bad, broken], status: 2),
    StatusCase(arguments: ["lint", "profiles/missing.yaml"], status: 2),
    StatusCase(arguments: ["lint", "profiles/none-*.yaml"], status: 2),
    StatusCase(arguments: ["lint", "docs"], status: 2),
    StatusCase(arguments: ["lint", good, "--select", "no-such-rule"], status: 2),
    StatusCase(arguments: ["lint", good, "--baseline", "Makefile"], status: 2),
    StatusCase(arguments: ["lint", good, "--format", "poetry"], status: 2),
    StatusCase(arguments: ["lint", good, "--format", "sarif="], status: 2),
    StatusCase(arguments: ["lint", good, "--format", "text", "--format", "json"], status: 2),
    StatusCase(arguments: ["lint", good, "--unsafe-fixes"], status: 2),
    StatusCase(arguments: ["lint", good, "--allow-growth"], status: 2),
    StatusCase(arguments: ["lint", good, "--diff"], status: 0),
    StatusCase(arguments: ["lint", bad, "--diff"], status: 1),
    StatusCase(arguments: ["diff", good, good], status: 0),
    StatusCase(arguments: ["diff", bad, good], status: 1),
    StatusCase(arguments: ["diff", broken, good], status: 2),
    StatusCase(arguments: ["effective", good], status: 0),
    StatusCase(arguments: ["effective", broken], status: 2),
    StatusCase(arguments: ["rules"], status: 0),
    StatusCase(arguments: ["explain", "cookie-not-secure"], status: 0),
    StatusCase(arguments: ["explain", "no-such-rule"], status: 2),
    StatusCase(arguments: ["explain", "cookies", good], status: 0),
    StatusCase(arguments: ["schema"], status: 0),
    StatusCase(arguments: ["compile", bad, "--output", "/proc/none"], status: 1),
    StatusCase(arguments: ["compile", good, "--output", "/proc/none"], status: 2),
    StatusCase(arguments: ["compile", broken, "--output", "/proc/none"], status: 2),
  ]
}

@Suite("Every command")
struct ExitStatusTests {
  @Test("ends with a status that never takes findings for failure", arguments: StatusCase.all)
  func status(_ item: StatusCase) throws {
    let outcome = try Command.run(item.arguments)
    #expect(outcome.status == item.status, "\(outcome.output)\(outcome.errors)")
    if item.status == 2 { #expect(!(outcome.output + outcome.errors).isEmpty) }
  }

  @Test(
    "ends with 2 when its output cannot be written",
    arguments: ["lint profiles/production.yaml", "rules --format json", "--version", "--help"])
  func fullDisk(_ arguments: String) throws {
    let outcome = try Command.run(
      ["-c", "\"$0\" \(arguments) > /dev/full", Command.path], program: "/bin/bash")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
  }

  /// Whether this machine lets a test take the network away from a process.
  private static let canUnshare: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["--net", "--map-root-user", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    "ends the same way, and says the same, without any network", .enabled(if: canUnshare),
    arguments: StatusCase.all)
  func offline(_ item: StatusCase) throws {
    let outcome = try Command.run(
      ["--net", "--map-root-user", Command.path] + item.arguments, program: "/usr/bin/unshare")
    #expect(outcome.status == item.status, "\(outcome.output)\(outcome.errors)")
    #expect(try outcome.output == Command.run(item.arguments).output)
  }
}
