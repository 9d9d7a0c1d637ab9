#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files on disk, read without ever waiting for a FIFO or a device.
package enum SourceFile {
  /// Reads a regular file of at most `limit` bytes.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - named: What diagnostics call it.
  ///   - limit: The largest number of bytes; more is an error, and no more is read.
  /// - Returns: The text, whose bytes are not yet known to be UTF-8.
  /// - Throws: `SourceFileError`, which says what stood in the way.
  package static func read(
    _ path: String, named: String, limit: Int
  ) throws(SourceFileError) -> SourceText {
    // The system would stop at the NUL and open another file.
    guard !path.utf8.contains(0) else { throw .missing }
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw failure(of: path, errno) }
    defer { _ = close(file) }
    let size = try sizeOfRegularFile(file)
    guard size <= limit else { throw .tooLarge(limit: limit) }
    return SourceText(name: named, bytes: try bytes(of: file, expecting: size, limit: limit))
  }

  private static func sizeOfRegularFile(_ file: Int32) throws(SourceFileError) -> Int {
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw .system(errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return Int(facts.st_size)
    case S_IFDIR: throw .directory
    default: throw .notRegular
    }
  }

  /// Reads to the end; the file may have grown since its size was asked.
  private static func bytes(
    of file: Int32, expecting size: Int, limit: Int
  ) throws(SourceFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      var failed: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = retrying { Glue.read(file, buffer.baseAddress, room) }
        failed = got < 0 ? errno : 0
        count = max(got, 0)
      }
      guard failed == 0 else { throw .system(failed) }
      guard !chunk.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      // All that was expected, and no more was there.
      if bytes.count == size, chunk.count < room { return bytes }
      room = 4096
    }
  }

  private static func retrying(_ call: () -> Int) -> Int {
    var result = call()
    while result < 0, errno == EINTR { result = call() }
    return result
  }

  private static func failure(of path: String, _ number: Int32) -> SourceFileError {
    switch number {
    case ENOENT:
      var facts = stat()
      return lstat(path, &facts) == 0 ? .danglingLink : .missing
    case ENOTDIR: return .missing
    case EACCES, EPERM: return .forbidden
    case EISDIR: return .directory
    case ENXIO, ENODEV: return .notRegular
    default: return .system(number)
    }
  }

  /// The system call, under a name that the type's own `read` does not hide.
  private enum Glue {
    static func read(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
      #if canImport(Glibc)
        Glibc.read(file, buffer, count)
      #elseif canImport(Musl)
        Musl.read(file, buffer, count)
      #else
        Darwin.read(file, buffer, count)
      #endif
    }
  }
}
