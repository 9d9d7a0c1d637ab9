import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import CountersignTargets

/// A profile compiled for use.
struct Compilation {
  private(set) var compiled: CompiledProfile
  /// What the profile asks to be generated.
  let targets: [TargetName]
  /// What the Swift file tells of the settings, by the paths of their fields.
  private(set) var notes: [String: SettingNote]

  /// Compiles a profile that lint lets pass, as the other initialiser does.
  ///
  /// Errors are printed, and then the process ends with status 1, or 2 when the profile could not
  /// be judged.
  init(of judgment: Judgment, lab: Bool, renderer: DiagnosticRenderer) throws {
    do throws(CompilationRefusal) {
      try self.init(of: judgment, lab: lab)
    } catch {
      throw error.told(with: renderer)
    }
  }

  /// Compiles a profile that lint lets pass.
  ///
  /// With `lab` errors of the checklist are let through; a value that could not be read never is,
  /// for a default would stand in its place.
  init(of judgment: Judgment, lab: Bool) throws(CompilationRefusal) {
    let errors = judgment.diagnostics.filter { $0.severity == .error }
    guard let profile = judgment.profile, profile.isWhole,
      !judgment.complaints.contains(where: { $0.severity == .error })
    else {
      throw CompilationRefusal(
        errors: errors, message: "\(judgment.path) cannot be compiled",
        status: judgment.profile == nil ? .unjudged : .findings)
    }
    guard errors.isEmpty || lab else {
      let count = errors.count == 1 ? "an error" : "\(errors.count) errors"
      throw CompilationRefusal(
        errors: errors,
        message: "\(judgment.path) has \(count); --lab compiles it for a loopback server",
        status: .findings)
    }
    let settings = profile.settings
    compiled = CompiledProfile(
      settings: settings, fingerprint: CanonicalJSON.fingerprint(of: settings),
      lab: !errors.isEmpty, accepted: Self.accepted(by: profile))
    targets = profile.targets
    notes = profile.notes
  }

  /// The errors that the profile suppresses, in the order of their rules and fields.
  private static func accepted(by profile: Profile) -> [CompiledProfile.Acceptance] {
    guard !profile.lint.suppress.isEmpty else { return [] }
    let findings = Linter(keepsSuppressed: true).findings(in: profile)
      .filter { $0.suppression != nil && $0.diagnostic.severity == .error }
    let accepted = Set(
      findings.map { CompiledProfile.Acceptance(rule: $0.diagnostic.slug, field: $0.field) })
    return accepted.sorted { ($0.rule, $0.field) < ($1.rule, $1.field) }
  }

  /// Another compiled profile with the same targets and notes.
  func of(_ other: CompiledProfile) -> Compilation {
    var copy = self
    copy.compiled = other
    return copy
  }

  /// The same with another note of a field.
  func telling(_ note: SettingNote, of field: String) -> Compilation {
    var copy = self
    copy.notes[field] = note
    return copy
  }

  /// All files that the profile asks for, in the order of the targets.
  func artifacts(_ form: SwiftForm = SwiftForm()) throws(CommandFailure) -> [Artifact] {
    guard !form.overrides || targets.contains(.swift) else {
      throw CommandFailure(
        "--overrides needs the target swift", help: "the profile's `targets` leave it out")
    }
    var artifacts: [Artifact] = []
    for target in AllTargets.all where targets.contains(where: { $0.rawValue == target.id }) {
      let isSwift = target.id == Target.swift.id
      let target = isSwift ? .swift(form.mode, notes: notes) : target
      do throws(TargetError) {
        artifacts += try target.generate(compiled)
        if form.overrides, isSwift {
          artifacts += try Target.swiftOverrides(form.mode).generate(compiled)
        }
      } catch {
        throw failure(of: target, error)
      }
    }
    return artifacts
  }

  /// Why nothing is written when one target cannot say what the profile says.
  private func failure(of target: Target, _ error: TargetError) -> CommandFailure {
    let others = targets.map(\.rawValue).filter { $0 != target.id }.joined(separator: ", ")
    return CommandFailure(
      "cannot compile \(compiled.settings.name) for the target `\(target.id)`: \(error)",
      help: "change the setting, or leave the target out: `targets: [\(others)]`")
  }

  /// Writes all artifacts below a directory, all or none.
  ///
  /// - Returns: Each artifact and what became of it.
  func write(to directory: String) throws(CommandFailure) -> [(Artifact, ArtifactWriter.Outcome)] {
    try Self.write(try artifacts(), to: directory)
  }

  /// Writes files below a directory, all or none.
  ///
  /// - Returns: Each file and what became of it.
  static func write(
    _ artifacts: [Artifact], to directory: String
  ) throws(CommandFailure) -> [(Artifact, ArtifactWriter.Outcome)] {
    do throws(OutputError) {
      return Array(zip(artifacts, try ArtifactWriter.write(artifacts, to: directory)))
    } catch {
      throw CommandFailure("cannot write to \(directory): \(error)")
    }
  }
}
