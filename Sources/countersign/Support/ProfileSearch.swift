import CountersignProfile
import CountersignSource

/// The files that may be profiles behind the paths that a user names.
struct ProfileSearch {
  /// A file to look into.
  struct File: Sendable {
    let path: String
    /// The directory that the user named and the file was found under; nil when the user named the
    /// file itself.
    let folder: String?
    /// The text where it did not come from a file.
    var text: SourceText?

    /// The text.
    ///
    /// - Throws: What keeps the file from being read.
    func text(with reader: ProfileReader) throws(CommandFailure) -> SourceText {
      if let text { return text }
      return try reader.named(path)
    }

    /// Whether the user named the file itself and not a directory above it.
    var isNamed: Bool { folder == nil }
  }

  /// The files by name; where only one path was named, in the order in which it holds them.
  private(set) var files: [File] = []

  /// The directories that the user named.
  private(set) var folders: Set<String> = []

  /// Looks behind the paths.
  ///
  /// In a directory, files named `.yaml` or `.yml` come into question; hidden ones are left out and
  /// links to directories are not followed.
  ///
  /// `-` is standard input. A path that is no file and has `*`, `?` or `[` is a pattern.
  ///
  /// - Throws: `CommandFailure` for a directory that cannot be read and a pattern without a match.
  init(_ paths: [String], standardInput: StandardInput) throws(CommandFailure) {
    for path in paths {
      if path == "-" {
        let text = try standardInput.text()
        files.append(File(path: text.name, folder: nil, text: text))
      } else if let matches = Folder.matches(of: path) {
        if matches.isEmpty { throw CommandFailure("nothing matches \(path)") }
        files += matches.map { File(path: $0, folder: nil) }
      } else if Folder.isFolder(path) {
        folders.insert(path)
        let prefix = path.hasSuffix("/") ? path : path + "/"
        try collect(under: prefix, of: path)
      } else {
        files.append(File(path: path, folder: nil))
      }
    }
    if paths.count > 1 { arrange() }
  }

  /// Brings the files into the order of their names, whatever the order of the paths, each once.
  private mutating func arrange() {
    files.sort { ($0.path, $0.isNamed ? 0 : 1) < ($1.path, $1.isNamed ? 0 : 1) }
    var last: String?
    files.removeAll { file in
      defer { last = file.path }
      return file.path == last
    }
  }

  /// Whether a text is a profile: a line begins with `profile:`.
  static func isProfile(_ text: SourceText) -> Bool { text.hasLine(beginningWith: "profile:") }

  /// Whether a text leaves out what only the profile at the end of a chain says.
  static func isBase(_ text: SourceText) -> Bool { !text.hasLine(beginningWith: "environment:") }

  private mutating func collect(
    under prefix: String, of folder: String
  ) throws(CommandFailure) {
    for entry in try Folder.entries(of: prefix) where !entry.name.hasPrefix(".") {
      switch entry.kind {
      case .folder: try collect(under: prefix + entry.name + "/", of: folder)
      case .file:
        if entry.name.hasSuffix(".yaml") || entry.name.hasSuffix(".yml") {
          files.append(File(path: prefix + entry.name, folder: folder))
        }
      case .other: break
      }
    }
  }
}

extension SourceText {
  /// Whether a line begins with these words.
  fileprivate func hasLine(beginningWith words: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        if bytes[start...].starts(with: UnsafeBufferPointer(words)) { return true }
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return false }
        start = end + 1
      }
      return false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate init(_ text: StaticString) {
    self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}
