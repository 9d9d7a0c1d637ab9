import CountersignReports
import CountersignSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A baseline on disk.
enum BaselineFile {
  /// The largest baseline that is read, in bytes.
  private static let limit = 16 << 20

  private struct Content: Decodable {
    var version: Int
    var findings: [String: FindingBaseline.Entry]
  }

  /// Reads a baseline where there is a file; nil where there is none.
  ///
  /// - Throws: `CommandFailure` for what cannot be read or is none.
  static func existing(_ path: String) throws(CommandFailure) -> FindingBaseline? {
    guard Folder.exists(path) else { return nil }
    return try read(path)
  }

  /// Reads a baseline.
  ///
  /// - Throws: `CommandFailure` for what cannot be read or is none.
  static func read(_ path: String) throws(CommandFailure) -> FindingBaseline {
    let text: SourceText
    do {
      text = try SourceFile.read(path, named: path, limit: limit)
    } catch {
      throw CommandFailure("cannot read \(path): \(error.reason)")
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(text.bytes)),
      content.version == 2
    else {
      throw CommandFailure(
        "\(path) is no baseline of this version", help: "--write-baseline writes one")
    }
    return FindingBaseline(findings: content.findings)
  }
}
