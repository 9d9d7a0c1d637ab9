package import CountersignSource

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How profiles are fetched: from disk, or from texts at hand.
package struct ProfileFiles: Sendable {
  /// The text at a path.
  package var read: @Sendable (String) throws(SourceFileError) -> SourceText

  /// The path with all links resolved; nil when there is nothing.
  package var realPath: @Sendable (String) -> String?

  /// The directory that base profiles must stay inside; nil takes the profile's project.
  package var root: String?

  /// Files on disk, each of at most `limit` bytes.
  ///
  /// `root` is the directory that base profiles must stay inside; nil takes the nearest directory
  /// above the profile that holds `.git`, or else the profile's own.
  package static func disk(limit: Int, root: String? = nil) -> ProfileFiles {
    ProfileFiles(
      read: { path throws(SourceFileError) in
        try SourceFile.read(path, named: path, limit: limit)
      },
      realPath: { path in
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
      },
      root: root)
  }

  /// Texts by path; a path that is not among them is missing.
  package static func texts(_ texts: [String: String]) -> ProfileFiles {
    ProfileFiles(
      read: { path throws(SourceFileError) in
        guard let text = texts[path] else { throw .missing }
        return SourceText(name: path, text: text)
      },
      realPath: { texts[$0] == nil ? nil : $0 },
      root: "")
  }

  /// The directory that `profile`'s bases must stay inside, with links resolved and without a
  /// trailing slash; nil when the profile is not there.
  func root(for profile: String) -> String? {
    if let root { return root.isEmpty ? "" : realPath(root) }
    guard let file = realPath(profile) else { return nil }
    let home = FilePath.directory(of: file)
    var directory = home
    while !directory.isEmpty {
      if realPath(directory + "/.git") != nil { return directory }
      directory = FilePath.directory(of: directory)
    }
    return home
  }
}

/// Paths as text, with `/` between their parts.
package enum FilePath {
  /// The path without its last part; empty when there is only one.
  package static func directory(of path: String) -> String {
    var path = path
    return path.withUTF8 { octets in
      let slash = octets.lastIndex(of: UInt8(ascii: "/")) ?? 0
      return String(decoding: octets[..<slash], as: UTF8.self)
    }
  }

  /// The last part.
  package static func name(of path: String) -> String {
    let slash = UInt8(ascii: "/")
    guard let last = path.utf8.lastIndex(where: { $0 != slash }) else { return path }
    let start = path.utf8[...last].lastIndex(of: slash).map { path.utf8.index(after: $0) }
    return String(path[(start ?? path.startIndex)...last])
  }

  /// Whether two relative paths name one file only when they are equal: no part of them is empty or
  /// begins with a dot.
  package static func areTidy(_ one: String, _ other: String) -> Bool {
    isTidy(one) && isTidy(other)
  }

  /// `relative`, seen from the directory of `file`, with `.` and `..` worked out.
  package static func join(_ file: String, _ relative: String) -> String {
    let slash = UInt8(ascii: "/")
    if relative.utf8.first == slash { return relative }
    if isTidy(relative) {
      guard let end = file.utf8.lastIndex(of: slash) else { return relative }
      var path = String(file[...end])
      path += relative
      return path
    }
    var parts = file.utf8.split(separator: slash, omittingEmptySubsequences: false)
      .map(Substring.init)
    _ = parts.popLast()
    for part in relative.utf8.split(separator: slash).map(Substring.init) where part != "." {
      if part == "..", let last = parts.last, last != "..", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether no part of a relative path is empty or begins with a dot: then nothing is to be worked
  /// out.
  private static func isTidy(_ relative: String) -> Bool {
    var relative = relative
    return relative.withUTF8 { octets in
      var last = UInt8(ascii: "/")
      for octet in octets {
        if last == UInt8(ascii: "/"), octet == last || octet == UInt8(ascii: ".") { return false }
        last = octet
      }
      return last != UInt8(ascii: "/")
    }
  }
}
