import CountersignProfile
import CountersignSettings
import CountersignSource
import CountersignTargets
import TestSupport

/// A profile of `profiles/`, compiled.
enum ShippedProfile: String, CaseIterable, Sendable {
  case development
  case production

  /// The compiled profile, without a look at the rules.
  func compiled() throws -> CompiledProfile {
    let reader = ProfileReader(files: .disk(limit: YAMLLimits().fileBytes))
    let outcome = try reader.read("\(Repository.root)/profiles/\(rawValue).yaml")
    let hasErrors = outcome.diagnostics.contains { $0.severity == .error }
    guard let profile = outcome.profile, !hasErrors else {
      throw Unreadable(diagnostics: outcome.diagnostics)
    }
    return Sample.compiled(profile.settings)
  }

  /// The profile has errors.
  struct Unreadable: Error {
    var diagnostics: [Diagnostic]
  }
}
