#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the process ends; thrown, it ends the process without another word.
enum ExitStatus: Int32, Error {
  /// All is well.
  case success = 0
  /// There are findings, or promises were broken.
  case findings = 1
  /// The input could not be judged: missing, unreadable, not YAML, wrong usage.
  case unjudged = 2

  /// Ends the process; a report that could not be written whole judges nothing.
  func endProcess() -> Never {
    guard let fault = Console.outputFault else { exit(rawValue) }
    Console.error("countersign: standard output cannot be written: \(fault)")
    exit(Self.unjudged.rawValue)
  }
}

/// What keeps a command from doing its work.
struct CommandFailure: Error {
  /// The fact, in lower case.
  var message: String
  /// The cure.
  var help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
