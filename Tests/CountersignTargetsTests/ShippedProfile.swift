import CountersignProfile
import CountersignRules
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
    Sample.compiled(try profile().settings)
  }

  /// What the Swift file tells of the settings.
  func notes() throws -> [String: SettingNote] {
    try profile().notes
  }

  /// The profile as it is read.
  func profile() throws -> Profile {
    let reader = ProfileReader(files: .disk(limit: YAMLLimits().fileBytes))
    let outcome = try reader.read("\(Repository.root)/profiles/\(rawValue).yaml")
    let hasErrors = outcome.diagnostics.contains { $0.severity == .error }
    guard let profile = outcome.profile, !hasErrors else {
      throw Unreadable(diagnostics: outcome.diagnostics)
    }
    return profile
  }

  /// The profile has errors.
  struct Unreadable: Error {
    var diagnostics: [Diagnostic]
  }
}
