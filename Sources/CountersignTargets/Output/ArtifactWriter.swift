/// A writer of generated files: all of them, or none.
package enum ArtifactWriter {
  /// What became of a file.
  package enum Outcome: String, Sendable, Hashable {
    /// It is new or has new content.
    case written
    /// It had this content already and was not touched.
    case unchanged
  }

  /// Writes `artifacts` below `directory`, which is created if it is missing, and returns what
  /// became of each, in their order.
  ///
  /// Every file is complete on disk beside its place before the first one takes its place. When
  /// anything fails, files that took their place already give it back, and neither a temporary file
  /// nor a directory that was not there before is left. What is no plain file, and symbolic links
  /// below `directory`, are never replaced or followed.
  package static func write(
    _ artifacts: [Artifact], to directory: String
  ) throws(OutputError) -> [Outcome] {
    var staging = try Staging(directory: directory)
    do {
      for artifact in artifacts { try staging.add(artifact) }
      try staging.commit()
    } catch {
      staging.discard()
      throw error
    }
    return staging.outcomes
  }
}
