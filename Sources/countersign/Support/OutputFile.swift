import CountersignProfile
import CountersignTargets

/// A file that a user named for some output.
enum OutputFile {
  /// Writes a file whole or not at all; its directory is created if it is missing.
  ///
  /// - Throws: `CommandFailure` when it cannot be written; what was there before is then still there.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let directory = FilePath.directory(of: path)
    do {
      _ = try ArtifactWriter.write(
        [Artifact(path: FilePath.name(of: path), bytes: bytes)],
        to: path.hasPrefix("/") || !directory.isEmpty ? directory : ".")
    } catch {
      throw CommandFailure("cannot write \(path): \(error)")
    }
  }
}
