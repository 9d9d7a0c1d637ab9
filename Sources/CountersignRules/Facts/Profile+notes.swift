package import CountersignProfile
package import CountersignSettings

extension Profile {
  /// What is told of each setting, by the path of its field.
  ///
  /// The origins are as `originForFiles(inWords:)` has them.
  package var notes: [String: SettingNote] {
    let notes = FieldTable.all.map { field in
      let rules = FieldGuards.slugs[field.path, default: []].filter {
        Checklist.rule($0)?.severity(in: environment) != nil
      }
      return SettingNote(
        origin: originForFiles(inWords: field.path), meaning: field.documentation, rules: rules)
    }
    return Dictionary(zip(FieldTable.all.map(\.path), notes)) { first, _ in first }
  }
}
