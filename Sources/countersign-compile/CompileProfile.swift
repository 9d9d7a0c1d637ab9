import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import CountersignTargets

/// `countersign-compile PROFILE OUTPUT [--import]`: what the build plugin runs.
///
/// It compiles one profile into the file OUTPUT of typed Swift settings. Complaints and findings go
/// to standard error as a compiler writes them, so that a build shows them at the profile's line.
/// Exit status: 0 when the file is written, 1 when errors keep it from being written, 2 when
/// something cannot be read or written, or for wrong usage.
@main
struct CompileProfile {
  private let profile: String
  private let output: String
  private let mode: SwiftTarget.Mode

  private static let usage = "usage: countersign-compile PROFILE OUTPUT [--import]"

  static func main() {
    guard let command = CompileProfile(arguments: CommandLine.arguments.dropFirst()) else {
      end(.unjudged, usage)
    }
    command.run()
  }

  /// Nil for wrong usage.
  private init?(arguments: ArraySlice<String>) {
    let paths = arguments.filter { !$0.hasPrefix("--") }
    let flags = arguments.filter { $0.hasPrefix("--") }
    guard paths.count == 2, flags.allSatisfy({ $0 == "--import" }) else { return nil }
    (profile, output) = (paths[0], paths[1])
    mode = flags.isEmpty ? .selfContained : .importing
  }

  private func run() {
    let limits = YAMLLimits()
    let reader = ProfileReader(files: .disk(limit: limits.fileBytes), limits: limits)
    let outcome: ProfileReader.Outcome
    do {
      outcome = try reader.read(profile)
    } catch {
      Self.end(.unjudged, "\(profile): error: cannot be read: \(error.reason)")
    }
    let diagnostics = outcome.diagnostics + (outcome.profile.map { Linter().lint($0) } ?? [])
    for diagnostic in diagnostics {
      for line in CompilerMessage.lines(diagnostic) { StandardError.print(line) }
    }
    guard let read = outcome.profile else { Self.end(.unjudged, nil) }
    guard read.isWhole, !diagnostics.contains(where: { $0.severity == .error }) else {
      Self.end(.findings, nil)
    }
    write(read)
  }

  private func write(_ profile: Profile) {
    let settings = profile.settings
    let compiled = CompiledProfile(
      settings: settings, fingerprint: CanonicalJSON.fingerprint(of: settings), lab: false)
    do {
      var artifact = try SwiftTarget.artifact(for: compiled, mode: mode, notes: profile.notes)
      artifact.path = FilePath.name(of: output)
      let directory = FilePath.directory(of: output)
      _ = try ArtifactWriter.write(
        [artifact], to: output.hasPrefix("/") || !directory.isEmpty ? directory : ".")
    } catch {
      Self.end(.unjudged, "\(self.profile): error: cannot be compiled: \(error)")
    }
  }

  private static func end(_ status: EndStatus, _ message: String?) -> Never {
    if let message { StandardError.print(message) }
    status.endProcess()
  }
}
