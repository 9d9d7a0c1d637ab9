package import CountersignSettings

/// Everything that a profile says, as plain values.
package struct Draft: Sendable, Hashable {
  /// The version of the profile language.
  package var languageVersion = 1

  /// Base profiles, as written.
  package var extends: [String] = []

  /// What to generate.
  package var targets: [TargetName] = TargetName.allCases

  /// What lint makes of its findings.
  package var lint = LintPolicy()

  /// The settings that are compiled.
  package var settings = AuthSettings(name: "", environment: .production, api: "")
}

/// Something that can be generated from a profile.
package enum TargetName: String, Sendable, Hashable, CaseIterable {
  case server, swift, django, nginx, caddy, env, openapi, compose, kubernetes, client
}

/// What lint makes of its findings.
package struct LintPolicy: Sendable, Hashable {
  /// The severity from which findings fail the run.
  package enum FailOn: String, Sendable, Hashable, CaseIterable {
    case error, warning, advice, never
  }

  /// A finding that is accepted, by whom and until when.
  package struct Suppression: Sendable, Hashable {
    /// The rule's slug.
    package var rule = ""
    /// The field it is accepted at; nil for any.
    package var field: String?
    /// Why, at least 10 characters.
    package var reason = ""
    /// The last day on which it holds, as `YYYY-MM-DD`; nil for no end.
    package var until: String?
  }

  package var failOn = FailOn.error
  package var suppress: [Suppression] = []
}
