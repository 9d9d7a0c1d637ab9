#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What lies in a directory.
enum Folder {
  /// Something in a directory.
  struct Entry {
    /// What it is; a link to a file counts as a file, a link to a directory as something else.
    enum Kind { case file, folder, other }

    let name: String
    let kind: Kind
  }

  /// The absolute path of the current directory; nil where it is gone.
  static var current: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// Whether there is a directory at the path, links followed.
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// The paths that a pattern matches, by name (POSIX glob); nil for what is no pattern.
  static func matches(of pattern: String) -> [String]? {
    guard pattern.contains(where: { "*?[".contains($0) }), !exists(pattern) else { return nil }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }

  /// Whether there is anything at the path, be it a dangling link.
  static func exists(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  /// The entries by name.
  ///
  /// - Throws: `CommandFailure` when the directory cannot be read.
  static func entries(of path: String) throws(CommandFailure) -> [Entry] {
    guard let folder = opendir(path) else {
      throw CommandFailure("cannot read the directory \(path)")
    }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      entries.append(Entry(name: name, kind: kind(entry.pointee.d_type, path + "/" + name)))
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func kind(_ type: UInt8, _ path: @autoclosure () -> String) -> Entry.Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return isRegular(path()) ? .file : .other
    case Int(DT_UNKNOWN): return unknownKind(path())
    default: return .other
    }
  }

  private static func isRegular(_ path: String) -> Bool {
    var facts = stat()
    // What a dangling link would name is reported when it is read.
    return stat(path, &facts) != 0 || facts.st_mode & S_IFMT == S_IFREG
  }

  private static func unknownKind(_ path: String) -> Entry.Kind {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return .other }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return isRegular(path) ? .file : .other
    default: return .other
    }
  }
}
