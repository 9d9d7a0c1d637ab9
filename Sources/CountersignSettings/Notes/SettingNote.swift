/// What is told of a setting beside its value.
///
/// The texts may hold any characters: they are made fit for a comment where they are written.
package struct SettingNote: Sendable, Hashable {
  /// Where the value is from: `production.yaml:7`, or `default for production`.
  package var origin: String

  /// What the setting means, in one paragraph.
  package var meaning: String

  /// The slugs of the rules that look at it in the profile's environment.
  package var rules: [String]

  /// Creates a note.
  package init(origin: String, meaning: String, rules: [String]) {
    self.origin = origin
    self.meaning = meaning
    self.rules = rules
  }
}
