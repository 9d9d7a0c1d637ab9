import CountersignSettings

/// A Swift file that reads overrides of the settings with swift-configuration.
enum SwiftOverrides {
  /// Returns `AuthSettings+Overrides.swift` for `profile`.
  static func artifact(
    for profile: CompiledProfile, mode: SwiftTarget.Mode
  ) throws(TargetError) -> Artifact {
    let name = try ProfileName(profile.settings.name)
    let walk = try SettingsWalk(profile.settings)
    let settings = walk.arguments.filter { $0.field == "site.api" } + walk.assignments
    let values: [String: TemplateValue] = [
      "name": .code(SwiftLiteral.comment(profile.settings.name)),
      "fingerprint": .code(SwiftLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "self_contained": .flag(mode == .selfContained),
      "identifier": .code(SwiftLiteral.identifier(name.lowerCamelCase)),
      "settings": .list(settings.filter(\.isOverridable).map { self.values(of: $0) }),
    ]
    let text = try Template.filled("swift/AuthSettings+Overrides.swift.mustache", with: values)
    return Artifact(path: "AuthSettings+Overrides.swift", text: text)
  }

  /// The ages of cookies: one without lives as long as the browser's session.
  private static let cookieAges: Set = [
    SettingsWalk.declaration(of: "maxAge", in: AuthSettings.TokenCookie.self),
    SettingsWalk.declaration(of: "maxAge", in: AuthSettings.CSRF.Cookie.self),
  ]

  private static func values(of setting: SettingsWalk.Assignment) -> [String: TemplateValue] {
    let isAge = cookieAges.contains(setting.declaration)
    return [
      "field": .code(SwiftLiteral.string(setting.field)),
      "path": .code(setting.path),
      "none": .code(SwiftLiteral.code(isAge ? ", none: \"session\"" : "")),
    ]
  }
}

extension Target {
  /// Reads overrides of the typed Swift settings, which are a file of their own.
  package static func swiftOverrides(_ mode: SwiftTarget.Mode) -> Target {
    Target(id: "swift") { profile throws(TargetError) in
      [try SwiftOverrides.artifact(for: profile, mode: mode)]
    }
  }
}
