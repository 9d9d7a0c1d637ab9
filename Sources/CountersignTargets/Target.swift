package import CountersignSettings

/// A kind of output that a compiled profile can be turned into.
///
/// A target is total and pure: it reads no file and no clock, and the same profile gives the same
/// bytes.
package struct Target: Sendable {
  /// The name of the target in a profile's `targets`.
  package let id: String

  private let artifacts: @Sendable (CompiledProfile) throws(TargetError) -> [Artifact]

  /// Creates a target whose files are what `artifacts` returns.
  init(
    id: String, artifacts: @escaping @Sendable (CompiledProfile) throws(TargetError) -> [Artifact]
  ) {
    self.id = id
    self.artifacts = artifacts
  }

  /// Returns the files for `profile`.
  ///
  /// Throws when the profile's name makes no file name, when a setting is of a kind that the
  /// target has no literal for, or when a template does not fit its values.
  package func generate(_ profile: CompiledProfile) throws(TargetError) -> [Artifact] {
    try artifacts(profile)
  }
}
