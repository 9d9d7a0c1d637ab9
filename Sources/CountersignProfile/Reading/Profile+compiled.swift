package import CountersignSettings
import CountersignSource

extension Profile {
  /// A profile that says what was compiled before, so that rules can judge it.
  ///
  /// What it accepted is suppressed. A value that follows from others is not written, as far as the
  /// settings tell. `name` is what diagnostics call the text. Nil when no profile of this version
  /// has these settings.
  package static func saying(_ compiled: CompiledProfile, named name: String) -> Profile? {
    let settings = compiled.settings
    var draft = Draft()
    draft.settings = settings
    draft.targets = [.server]
    draft.lint.suppress = compiled.accepted.map {
      .init(rule: $0.rule, field: $0.field, reason: "accepted when it was compiled")
    }
    let values = FieldTable.all.filter { $0.path != "extends" }.map { ($0, $0.spell(draft)) }
    guard let whole = read(values, name), whole.settings == settings else { return nil }
    let bare = read(values.filter { Self.required.contains($0.0.path) }, name)?.draft
    var written = values.filter { field, value in
      Self.required.contains(field.path) || bare.map { field.spell($0) != value } ?? true
    }
    // Of what is no default by itself, much follows from the rest.
    for (field, _) in written.reversed() where !Self.required.contains(field.path) {
      let others = written.filter { $0.0 !== field }
      if let profile = read(others, name), profile.settings == settings { written = others }
    }
    guard let profile = read(written, name), profile.settings == settings else { return whole }
    return profile
  }

  private static let required: Set = [
    "profile", "name", "environment", "site.api", "targets", "lint.suppress",
  ]

  private static func read(_ values: [(Field, String)], _ name: String) -> Profile? {
    let text = YAMLSections.text(of: values.map { ($0.path, $1) })
    let outcome = ProfileReader(files: .texts([:])).read(
      SourceText(name: name, text: text), path: name)
    return outcome.profile.flatMap { $0.isWhole ? $0 : nil }
  }
}
