import CountersignSettings
import CountersignSource

/// A profile with every value spelled out and where each comes from.
package struct EffectiveProfile: Sendable {
  /// One value.
  package struct Row: Sendable, Hashable {
    /// The field, such as `tokens.body`.
    package var field: String
    /// The value in YAML spelling.
    package var value: String
    /// `production.yaml:7`, or `default for production`.
    package var origin: String
  }

  /// All values in the order of the reference.
  package let rows: [Row]

  /// Lists the values of a profile.
  package init(_ profile: Profile) {
    let draft = profile.draft
    rows = FieldTable.all.map { field in
      Row(
        field: field.path, value: field.spell(draft),
        origin: profile.origin(inWords: field.path))
    }
  }

  /// The values as YAML, each with its origin as a comment.
  package var yaml: String {
    YAMLSections.text(of: rows.map { ($0.field, "\($0.value)  # \($0.origin)") })
  }
}
