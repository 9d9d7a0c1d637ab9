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
  ///
  /// `notes` are what is told of the settings, by the paths of their fields; a setting without a
  /// note has no comment.
  package static func artifact(
    for profile: CompiledProfile, mode: Mode, notes: [String: SettingNote] = [:]
  ) throws(TargetError) -> Artifact {
    let name = try ProfileName(profile.settings.name)
    let walk = try SettingsWalk(profile.settings)
    let values: [String: TemplateValue] = [
      "name": .code(SwiftLiteral.comment(profile.settings.name)),
      "fingerprint": .code(SwiftLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "self_contained": .flag(mode == .selfContained),
      "types": .code(
        mode == .selfContained
          ? AnnotatedTypes.code(walk.arguments + walk.assignments, notes) : SwiftLiteral.code("")),
      "identifier": .code(SwiftLiteral.identifier(name.lowerCamelCase)),
      "profile_name": .code(SwiftLiteral.string(profile.settings.name)),
      "environment": .code(SwiftLiteral.member("\(profile.settings.environment)")),
      "api": .code(SwiftLiteral.string(profile.settings.site.api)),
      "arguments": .list(comments(on: walk.arguments, notes).flatMap(\.self)),
      "settings": .list(
        zip(walk.assignments, comments(on: walk.assignments, notes)).map { setting, comment in
          [
            "path": .code(setting.path), "value": .code(setting.value), "comment": .list(comment),
          ]
        }),
    ]
    let text = try Template.filled("swift/AuthSettings.swift.mustache", with: values)
    return Artifact(path: "AuthSettings+\(name.upperCamelCase).swift", text: text)
  }

  /// The comment above each assignment; a list has one, and its entries none.
  private static func comments(
    on settings: [SettingsWalk.Assignment], _ notes: [String: SettingNote]
  ) -> [[[String: TemplateValue]]] {
    var last: String?
    return settings.map { setting in
      defer { last = setting.field }
      guard setting.field != last, let note = notes[setting.field] else { return [] }
      return note.comment(on: setting.field).map { ["line": .code($0)] }
    }
  }
}

extension Target {
  /// Typed Swift settings that compile on their own.
  package static let swift = swift(.selfContained)

  /// Typed Swift settings in either mode, with what is told of the settings by the paths of their
  /// fields.
  package static func swift(
    _ mode: SwiftTarget.Mode, notes: [String: SettingNote] = [:]
  ) -> Target {
    Target(id: "swift") { profile throws(TargetError) in
      [try SwiftTarget.artifact(for: profile, mode: mode, notes: notes)]
    }
  }
}
