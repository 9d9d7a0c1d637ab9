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
    /// `production.yaml:7`, or `default for production`; for a list also what it replaces.
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
        origin: Self.origin(of: field.path, in: profile))
    }
  }

  /// Where a value comes from, and which list of a base it takes the place of.
  private static func origin(of path: String, in profile: Profile) -> String {
    let words = profile.origin(inWords: path)
    guard let (count, place) = profile.replacedList(of: path), count > 0 else { return words }
    let entries = count == 1 ? "1 entry" : "\(count) entries"
    return "\(words), replaces \(entries) of \(place.source.name):\(place.start.line)"
  }

  /// The values as YAML, each with its origin as a comment.
  package var yaml: String {
    YAMLSections.text(of: rows.map { ($0.field, "\($0.value)  # \($0.origin)") })
  }
}
