import CountersignProfile
import CountersignSource
import Testing

/// A small profile to which tests add lines.
enum ProfileSample {
  static let header = """
    profile: 1
    name: sample
    environment: development
    site:
      api: http://localhost:8000

    """

  /// What comes of the header followed by `lines`.
  static func read(_ lines: String) -> ProfileReader.Outcome {
    let files = ProfileFiles.texts([:])
    return ProfileReader(files: files).read(
      SourceText(name: "sample.yaml", text: header + lines), path: "sample.yaml")
  }

  /// The profile that the header followed by `lines` makes, which must be sound.
  static func profile(_ lines: String) throws -> Profile {
    let outcome = read(lines)
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.map(\.message))")
    return try #require(outcome.profile)
  }
}

extension Diagnostic {
  /// `slug line:column`, in the lines that follow the header.
  var address: String {
    let first = ProfileSample.header.split(separator: "\n").count
    return "\(slug) \(place.start.line - first):\(place.start.column)"
  }
}
