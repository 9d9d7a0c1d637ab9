#if Server
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Writes lines to standard output at once.
  enum Announcer {
    static func tell(port: Int) { line("\(port)") }

    static func line(_ text: String) {
      let octets = Array((text + "\n").utf8)
      _ = write(STDOUT_FILENO, octets, octets.count)
    }
  }
#endif
