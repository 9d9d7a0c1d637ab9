import CountersignSource

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A profile that comes through a pipe.
struct StandardInput {
  /// What it is called; bases are looked for beside a file of this name.
  var name = "stdin.yaml"
  /// The largest number of bytes.
  var limit = YAMLLimits().fileBytes

  /// The text to the end of standard input.
  ///
  /// - Throws: `CommandFailure` when there is more than the limit, or reading fails.
  func text() throws(CommandFailure) -> SourceText {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      var failed = false
      let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        var got = read(STDIN_FILENO, buffer.baseAddress, 65_536)
        while got < 0, errno == EINTR { got = read(STDIN_FILENO, buffer.baseAddress, 65_536) }
        failed = got < 0
        count = max(0, got)
      }
      if failed { throw CommandFailure("cannot read standard input") }
      if chunk.isEmpty { return SourceText(name: name, bytes: bytes) }
      bytes += chunk
    }
    throw CommandFailure("standard input is larger than \(limit) bytes")
  }
}
