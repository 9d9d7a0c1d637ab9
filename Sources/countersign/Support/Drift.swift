import CountersignProfile
import CountersignSettings
import CountersignSource
import CountersignTargets

/// How generated files on disk differ from what a profile gives now, and why.
struct Drift {
  /// A file that was looked at.
  private struct File {
    var artifact: Artifact
    var path: String
    var outcome: ArtifactCheck.Outcome
    var isStale: Bool { if case .stale = outcome { true } else { false } }
  }

  private let files: [File]
  private let trace: FieldTrace

  /// Compares the files of a directory with the artifacts of the traced profile, and others.
  ///
  /// - Throws: `CommandFailure` when a file cannot be looked at.
  init(
    of artifacts: [Artifact], in directory: String, trace: FieldTrace
  ) throws(CommandFailure) {
    self.trace = trace
    do throws(OutputError) {
      let outcomes = try ArtifactCheck.outcomes(of: artifacts, in: directory)
      files = zip(artifacts, outcomes).map {
        File(artifact: $0, path: "\(directory)/\($0.path)", outcome: $1)
      }
    } catch {
      throw CommandFailure("cannot compare with \(directory): \(error)")
    }
  }

  /// Whether every file is there and has the content that the profile gives.
  var isCurrent: Bool { files.allSatisfy { $0.outcome == .current } }

  /// What would make the files current, as `patch` reads it; a missing file is in the summary only.
  var diff: String {
    files.map { file in
      guard case .stale(let bytes) = file.outcome else { return "" }
      let source = SourceText(name: file.path, bytes: bytes)
      let text = String(decoding: file.artifact.bytes, as: UTF8.self)
      return UnifiedDiff(EditSet(turning: source, into: text)).text
    }.joined()
  }

  /// A line for each file, and what made them differ.
  func summary() -> [String] {
    let lines = files.map { file in
      switch file.outcome {
      case .current: "\(file.path)  current"
      case .missing: "\(file.path)  missing"
      case .stale: "\(file.path)  differs"
      }
    }
    return lines + reasons()
  }

  /// The fields that changed since `server.json` was written, or those whose lines were edited.
  private func reasons() -> [String] {
    let changes = changes ?? []
    guard changes.isEmpty else { return changes.map(words) }
    let edited = editedFields()
    guard !edited.isEmpty || !files.contains(where: \.isStale) else {
      return ["no line of a setting differs: lines of the profile moved, or others were edited"]
    }
    return edited.isEmpty ? [] : ["edited by hand, or made by another version:"] + edited
  }

  private var changes: [SettingChange]? {
    guard let file = files.first(where: { $0.artifact.path == "server.json" }),
      case .stale(let bytes) = file.outcome
    else { return nil }
    return SettingChange.changes(from: bytes, to: trace.compiled)
  }

  private func words(for change: SettingChange) -> String {
    let field = FieldTable.number(of: change.field).map { FieldTable.all[$0] }
    return "changed: `\(change.field)` from \(change.from ?? "nothing") to "
      + (change.to ?? "nothing")
      + (field.map { " (\(trace.profile.origin(inWords: $0.path)))" } ?? "")
  }

  /// For every line that is missing or other than it should be, the fields that make it.
  private func editedFields() -> [String] {
    let edited = files.compactMap { file -> (File, Set<Int>)? in
      guard case .stale(let bytes) = file.outcome else { return nil }
      let runs = LineRuns.differing(
        Self.lines(bytes), Self.lines(file.artifact.bytes))
      return (file, Set(runs.flatMap { $0.new.map { $0 + 1 } }))
    }
    guard !edited.isEmpty else { return [] }
    return FieldTable.all.flatMap { field in
      (trace.lines(of: field) ?? []).compactMap { line in
        let file = edited.first { $0.0.artifact.path == line.path && $0.1.contains(line.number) }?.0
        return file.map { "  \($0.path):\(line.number) is made by \(trace.words(for: field))" }
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
