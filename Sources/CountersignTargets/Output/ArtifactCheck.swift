/// A comparison of files on disk with those that would be written; it writes nothing.
package enum ArtifactCheck {
  /// How a file on disk compares with what would be written.
  package enum Outcome: Sendable, Hashable {
    /// It has this content already.
    case current
    /// It is not there.
    case missing
    /// It has this other content.
    case stale([UInt8])
  }

  /// Returns how the file of each artifact below `directory` compares with it, in their order.
  ///
  /// Throws when something that is no plain file stands in a file's place, or a file cannot be
  /// read.
  package static func outcomes(
    of artifacts: [Artifact], in directory: String
  ) throws(OutputError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for artifact in artifacts {
      outcomes.append(try outcome(of: artifact, at: "\(directory)/\(artifact.path)"))
    }
    return outcomes
  }

  private static func outcome(
    of artifact: Artifact, at place: String
  ) throws(OutputError) -> Outcome {
    switch try FileSystem.kind(of: place) {
    case .nothing: return .missing
    case .symbolicLink: throw .symbolicLink(place)
    case .directory, .other: throw .notAFile(place)
    case .file:
      let bytes = try FileSystem.read(place)
      return bytes == artifact.bytes ? .current : .stale(bytes)
    }
  }
}
