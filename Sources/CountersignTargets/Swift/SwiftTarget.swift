package import CountersignSettings

/// The typed settings of a profile as one Swift file.
package enum SwiftTarget {
  /// Where the types of the settings come from.
  package enum Mode: String, Sendable, Hashable, CaseIterable {
    /// The file declares them, so it compiles on its own; for one profile a module.
    case selfContained = "self-contained"
    /// The file imports `CountersignSettings`; any number of profiles fit into a module.
    case importing
  }

  /// Returns `AuthSettings+<Name>.swift` for `profile`.
  package static func artifact(
    for profile: CompiledProfile, mode: Mode
  ) throws(TargetError) -> Artifact {
    let name = try ProfileName(profile.settings.name)
    let settings = try SettingsWalk(profile.settings).assignments
    let values: [String: TemplateValue] = [
      "name": .code(SwiftLiteral.comment(profile.settings.name)),
      "fingerprint": .code(SwiftLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "self_contained": .flag(mode == .selfContained),
      "types": .code(SwiftLiteral.code(types)),
      "identifier": .code(SwiftLiteral.identifier(name.lowerCamelCase)),
      "profile_name": .code(SwiftLiteral.string(profile.settings.name)),
      "environment": .code(SwiftLiteral.member("\(profile.settings.environment)")),
      "api": .code(SwiftLiteral.string(profile.settings.site.api)),
      "settings": .list(
        settings.map { ["path": .code($0.path), "value": .code($0.value)] }),
    ]
    let text = try Template.filled("swift/AuthSettings.swift.mustache", with: values)
    return Artifact(path: "AuthSettings+\(name.upperCamelCase).swift", text: text)
  }

  /// The sources of `CountersignSettings` one after the other.
  ///
  /// The extensions of standard library types become private to the file: they would otherwise
  /// decide how every other type of the user's module is coded.
  private static var types: String {
    EmbeddedSettingsSource.all
      .map { $0.text.replacing("extension Keyed", with: "fileprivate extension Keyed") }
      .joined(separator: "\n")
  }
}

extension Target {
  /// Typed Swift settings that compile on their own.
  package static let swift = swift(.selfContained)

  /// Typed Swift settings in either mode.
  package static func swift(_ mode: SwiftTarget.Mode) -> Target {
    Target(id: "swift") { profile throws(TargetError) in
      [try SwiftTarget.artifact(for: profile, mode: mode)]
    }
  }
}
