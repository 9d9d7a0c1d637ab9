package import CountersignSource

/// Reads profiles: the file, what it extends, every value, every default.
package struct ProfileReader: Sendable {
  private let files: ProfileFiles
  private let limits: YAMLLimits

  /// Creates a reader of `files`.
  package init(files: ProfileFiles, limits: YAMLLimits = YAMLLimits()) {
    self.files = files
    self.limits = limits
  }

  /// What came of reading a profile.
  package struct Outcome: Sendable {
    /// Nil when the profile cannot be judged: then the diagnostics say why.
    package var profile: Profile?

    /// What was wrong with the text, in the order of files and lines.
    package var diagnostics: [Diagnostic]
  }

  /// Reads the profile at `path`.
  ///
  /// - Throws: What keeps the file itself from being read; a base that cannot be read is a
  ///   diagnostic.
  package func read(_ path: String) throws(SourceFileError) -> Outcome {
    read(try files.read(path), path: path)
  }

  /// The text at `path`, not yet read as a profile.
  ///
  /// - Throws: What keeps the file from being read.
  package func text(at path: String) throws(SourceFileError) -> SourceText {
    try files.read(path)
  }

  /// The same reader with texts in place of the files at their names.
  package func reading(_ texts: [String: SourceText]) -> ProfileReader {
    guard !texts.isEmpty else { return self }
    var files = files
    let read = files.read
    files.read = { path throws(SourceFileError) in
      if let text = texts[path] { return text }
      return try read(path)
    }
    return ProfileReader(files: files, limits: limits)
  }

  /// Reads a text as the profile at `path`, from which its bases are found.
  package func read(_ source: SourceText, path: String) -> Outcome {
    var gathering = LayerGathering(files: files, limits: limits, profile: path)
    gathering.gather(source, path: path)
    guard gathering.isComplete else {
      return Outcome(profile: nil, diagnostics: ordered(gathering.diagnostics))
    }
    var builder = ProfileBuilder(layers: gathering.layers)
    let profile = builder.build()
    return Outcome(
      profile: profile,
      diagnostics: ordered(gathering.diagnostics + builder.diagnostics))
  }

  /// The diagnostics in the order of files and lines, each once, and no more of a file than the limit.
  private func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    var seen: Set<Diagnostic> = []
    let ordered = diagnostics.filter { seen.insert($0).inserted }.sorted {
      ($0.place.source.name, $0.place.range.lower, $0.slug)
        < ($1.place.source.name, $1.place.range.lower, $1.slug)
    }
    return DiagnosticCap(limits.diagnostics).cut(ordered)
  }
}
