#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where messages go; standard output stays empty.
enum StandardError {
  /// Writes a line; what cannot be written is lost, for there is nowhere to say so.
  static func print(_ line: String) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, written))
    }
  }
}

/// How the process ends.
enum EndStatus: Int32 {
  /// There are errors in the profile.
  case findings = 1
  /// Something could not be read or written.
  case unjudged = 2

  /// Ends the process.
  func endProcess() -> Never {
    exit(rawValue)
  }
}
