import CountersignProfile
import CountersignSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The profiles behind the paths that a user names.
struct ProfileSearch {
  /// A file to judge.
  struct File: Sendable {
    let path: String
    /// Whether the user named the file itself and not a directory above it.
    let isNamed: Bool
  }

  /// The files in the order of the paths; those of a directory by name.
  ///
  /// In a directory a profile is told by its content, a line that begins with `profile:`, in files
  /// named `.yaml` or `.yml`; hidden folders are left out.
  ///
  /// - Throws: `CommandFailure` for a directory that cannot be read or holds no profile.
  static func files(behind paths: [String]) throws(CommandFailure) -> [File] {
    var files: [File] = []
    for path in paths {
      guard isDirectory(path) else {
        files.append(File(path: path, isNamed: true))
        continue
      }
      let found = try profiles(in: path)
      if found.isEmpty { throw CommandFailure("\(path) holds no profile") }
      files += found.map { File(path: $0, isNamed: false) }
    }
    return files
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private static func profiles(in directory: String) throws(CommandFailure) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    } catch {
      throw CommandFailure("cannot read the directory \(directory)")
    }
    var found: [String] = []
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    for name in names where !name.hasPrefix(".") {
      let path = prefix + name
      if isDirectory(path) {
        found += try profiles(in: path)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml"), isProfile(path) {
        found.append(path)
      }
    }
    return found
  }

  private static func isProfile(_ path: String) -> Bool {
    let limit = YAMLLimits().fileBytes
    guard let text = try? SourceFile.read(path, named: path, limit: limit) else { return false }
    return text.hasLine(beginningWith: "profile:")
  }
}

extension SourceText {
  /// Whether a line begins with these words.
  func hasLine(beginningWith words: String) -> Bool {
    let words = Array(words.utf8)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: words) { return true }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return false }
      start = end + 1
    }
    return false
  }
}
