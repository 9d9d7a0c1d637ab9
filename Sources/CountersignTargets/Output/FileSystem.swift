#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system calls of the writer, with failures as typed errors.
enum FileSystem {
  /// What is at a path.
  enum Kind: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A plain file.
    case file
    /// A directory.
    case directory
    /// A symbolic link.
    case symbolicLink
    /// Something else, such as a socket.
    case other
  }

  /// Returns what is at `path`; with `following`, what a symbolic link there leads to.
  static func kind(of path: String, following: Bool = false) throws(OutputError) -> Kind {
    var status = stat()
    let result = following ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else {
      if errno == ENOENT { return .nothing }
      throw failure("look at", path)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  /// Creates a directory.
  static func createDirectory(_ path: String) throws(OutputError) {
    guard mkdir(path, 0o777) == 0 else { throw failure("create", path) }
  }

  /// Creates the file `path`, which must not exist, and waits until `bytes` are on disk.
  static func create(_ path: String, bytes: [UInt8]) throws(OutputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure("create", path) }
    defer { close(file) }
    var position = 0
    while position < bytes.count {
      let count = bytes[position...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("write", path) }
      position += count
    }
    guard fsync(file) == 0 else { throw failure("write", path) }
  }

  /// Returns the content of the file `path`.
  static func read(_ path: String) throws(OutputError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw failure("read", path) }
    defer { close(file) }
    var content: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = readOnce(file, into: &part)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", path) }
      guard count > 0 else { return content }
      content += part.prefix(count)
    }
  }

  /// Gives the file `path` a second name.
  static func link(_ path: String, as other: String) throws(OutputError) {
    guard systemLink(path, other) == 0 else { throw failure("keep", path) }
  }

  /// Moves the file `path` into the place of `other` in one step.
  static func move(_ path: String, over other: String) throws(OutputError) {
    guard rename(path, other) == 0 else { throw failure("write", other) }
  }

  /// Waits until the names in a directory are on disk.
  static func synchronize(directory path: String) throws(OutputError) {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw failure("write", path) }
    defer { close(directory) }
    // Some file systems have nothing to wait for and say EINVAL.
    guard fsync(directory) == 0 || errno == EINVAL else { throw failure("write", path) }
  }

  /// Removes a file, if it is there.
  static func remove(_ path: String) {
    unlink(path)
  }

  /// Removes a directory, if it is empty.
  static func removeDirectory(_ path: String) {
    rmdir(path)
  }

  /// The number of this process, for names that no other process uses.
  static var process: Int32 { getpid() }

  private static func failure(_ operation: String, _ path: String) -> OutputError {
    .failed(operation: operation, path: path, reason: String(cString: strerror(errno)))
  }
}

// Inside the type its own methods hide the system's functions of the same names.

private func readOnce(_ file: Int32, into part: inout [UInt8]) -> Int {
  part.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
}

private func systemLink(_ path: String, _ other: String) -> Int32 {
  link(path, other)
}
