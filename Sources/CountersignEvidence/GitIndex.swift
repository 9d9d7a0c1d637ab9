import CountersignRules
import Dispatch
import Foundation

/// Asks git whether it knows a file; never writes, and never runs what a repository configures.
package struct GitIndex: Sendable {
  private let command: String
  private let patience: Double

  /// Creates a way to ask.
  ///
  /// - Parameters:
  ///   - command: Where git is.
  ///   - patience: The seconds after which an answer is given up.
  package init(command: String = "/usr/bin/git", patience: Double = 5) {
    self.command = command
    self.patience = patience
  }

  /// What git makes of a file of the repository; unknown when git is missing or does not answer.
  func tracking(of file: String, in repository: String) -> FileFacts.Tracking {
    switch status(
      ["--literal-pathspecs", "ls-files", "--error-unmatch", "--", file], in: repository)
    {
    case 0: return .tracked
    case 1: break
    default: return .unknown
    }
    switch status(["check-ignore", "--quiet", "--", file], in: repository) {
    case 0: return .ignored
    case 1: return .untracked
    default: return .unknown
    }
  }

  /// The exit status; nil when the command could not be run to its end.
  private func status(_ arguments: [String], in repository: String) -> Int32? {
    guard FileManager.default.isExecutableFile(atPath: command) else { return nil }
    let process = Process()
    process.executableURL = URL(filePath: command)
    // A file system monitor is a program that the repository names.
    process.arguments = ["-C", repository, "-c", "core.fsmonitor=false"] + arguments
    process.environment = ["GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    guard (try? process.run()) != nil else { return nil }
    guard ended.wait(timeout: .now() + patience) == .success else {
      process.terminate()
      return nil
    }
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }
}
