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
  }

  private let files: [File]
  private let profile: Profile?
  private let compiled: CompiledProfile

  /// Compares the files of a directory with the artifacts of a profile.
  ///
  /// - Throws: `CommandFailure` when a file cannot be looked at.
  init(
    of artifacts: [Artifact], in directory: String, profile: Profile?, compiled: CompiledProfile
  ) throws(CommandFailure) {
    self.profile = profile
    self.compiled = compiled
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
  var summary: [String] {
    let lines = files.map { file in
      switch file.outcome {
      case .current: "\(file.path)  current"
      case .missing: "\(file.path)  missing"
      case .stale: "\(file.path)  differs"
      }
    }
    return lines + reasons
  }

  /// The fields that changed since `server.json` was written, or that they did not.
  private var reasons: [String] {
    guard !isCurrent, let changes else { return [] }
    guard changes.isEmpty else { return changes.map(words) }
    let isEdited = files.contains { if case .stale = $0.outcome { true } else { false } }
    return isEdited
      ? ["the profile says what it said; the files were edited, or another version made them"] : []
  }

  private var changes: [SettingChange]? {
    guard let file = files.first(where: { $0.artifact.path == "server.json" }) else { return nil }
    switch file.outcome {
    case .current: return []
    case .missing: return nil
    case .stale(let bytes): return SettingChange.changes(from: bytes, to: compiled)
    }
  }

  private func words(for change: SettingChange) -> String {
    "changed: `\(change.field)` from \(change.from ?? "nothing") to \(change.to ?? "nothing")"
      + (origin(of: change.field).map { " (\($0))" } ?? "")
  }

  /// Where the profile says it; nil for what is no field.
  private func origin(of field: String) -> String? {
    guard let profile, FieldTable.number(of: field) != nil else { return nil }
    guard profile.origin(of: field) != .implied else {
      return "default for \(profile.environment.rawValue)"
    }
    let place = profile.place(of: field)
    return "\(place.source.name):\(place.start.line)"
  }
}
