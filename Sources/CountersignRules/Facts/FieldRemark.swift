package import CountersignProfile
import CountersignSettings

/// What a generated file tells of a field beside its value.
package struct FieldRemark: Sendable, Hashable {
  /// Where the value is from, as `Profile.originForFiles(inWords:)` has it.
  package var origin: String

  /// What the field means.
  package var meaning: String

  /// The slugs of the rules that look at it in the profile's environment.
  package var rules: [String]
}

extension Profile {
  /// What is told of each field, by its path.
  package var remarks: [String: FieldRemark] {
    let remarks = FieldTable.all.map { field in
      let rules = FieldGuards.slugs[field.path, default: []].filter {
        Checklist.rule($0)?.severity(in: environment) != nil
      }
      return FieldRemark(
        origin: originForFiles(inWords: field.path), meaning: field.documentation, rules: rules)
    }
    return Dictionary(zip(FieldTable.all.map(\.path), remarks)) { first, _ in first }
  }
}
