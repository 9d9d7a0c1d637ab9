import CountersignKeys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file for a key: complete or not there, and readable for nobody before its mode is set.
struct SecretFile {
  let path: String
  let content: SecretBytes
  let mode: mode_t

  /// The mode in octal digits, such as `0600`.
  var modeText: String { "0" + String(mode, radix: 8) }

  /// Writes all files or none; those that are there are kept unless `replacing`.
  ///
  /// - Throws: `CommandFailure` with the path that is in the way.
  static func write(_ files: [SecretFile], replacing: Bool) throws(CommandFailure) {
    var staged: [(file: SecretFile, temporary: String)] = []
    defer { for entry in staged { unlink(entry.temporary) } }
    for file in files {
      try file.check(replacing: replacing)
      staged.append((file, try file.stage()))
    }
    var placed: [String] = []
    for (file, temporary) in staged {
      do throws(CommandFailure) {
        try file.place(temporary, replacing: replacing)
        placed.append(file.path)
      } catch {
        if !replacing { for path in placed { unlink(path) } }
        throw error
      }
    }
  }

  private func check(replacing: Bool) throws(CommandFailure) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw CommandFailure("\(path) is in the way: it is no file")
    }
    if !replacing { throw present }
  }

  private var present: CommandFailure {
    CommandFailure("\(path) is there already and is kept", help: "--force replaces it")
  }

  /// Writes the content beside its place and waits until it is on disk.
  private func stage() throws(CommandFailure) -> String {
    let temporary = "\(path).\(getpid()).new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("create", temporary) }
    defer { close(file) }
    let isWritten = content.withBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = systemWrite(file, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    // The mode is exact whatever the umask is.
    guard isWritten, fchmod(file, mode) == 0, fsync(file) == 0 else {
      let failure = failure("write", path)
      unlink(temporary)
      throw failure
    }
    return temporary
  }

  private func place(_ temporary: String, replacing: Bool) throws(CommandFailure) {
    // A link, unlike a renaming, never takes the place of a file that came in the meantime.
    let isDone = replacing ? rename(temporary, path) == 0 : link(temporary, path) == 0
    guard isDone else { throw errno == EEXIST ? present : failure("write", path) }
  }

  private func failure(_ operation: String, _ path: String) -> CommandFailure {
    CommandFailure("cannot \(operation) \(path): \(String(cString: strerror(errno)))")
  }
}

private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
