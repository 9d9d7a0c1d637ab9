#if Server
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// The file of a database.
  enum StoreFile {
    /// Makes an empty file that only its owner can read, where there is none: password records will
    /// be in it. SQLite gives the files beside it the same mode.
    ///
    /// Throws `ServerError.databaseMissing` where there is none and none is to be made. What else
    /// stands in the way is found by whoever opens the file.
    static func prepare(_ path: String, creates: Bool) throws(ServerError) {
      guard access(path, F_OK) != 0, errno == ENOENT else { return }
      guard creates else { throw .databaseMissing(path: path) }
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
      if descriptor >= 0 { close(descriptor) }
    }
  }
#endif
