/// The reference page of all fields, made from their declarations.
package enum FieldReference {
  /// The page in Markdown, ending in a newline.
  package static let text: String = {
    var parts = [
      "# The fields of a profile",
      """
      Generated from the declarations in `Sources/CountersignProfile/Settings`; `make docs` writes \
      it anew. The last column is the Django setting that the compiler writes.
      """,
    ]
    var section: String?
    var rows: [String] = []
    for field in FieldTable.all {
      let name = field.path.split(separator: ".").count == 1 ? "" : sectionName(field.path)
      if name != section {
        if !rows.isEmpty { parts.append(table(rows)) }
        rows = []
        parts.append(name.isEmpty ? "## Header" : "## \(name)")
        section = name
      }
      rows.append(row(field))
    }
    parts.append(table(rows))
    return parts.joined(separator: "\n\n") + "\n"
  }()

  private static func sectionName(_ path: String) -> String {
    path.split(separator: ".").first.map(String.init) ?? ""
  }

  private static func table(_ rows: [String]) -> String {
    "| field | type | default | meaning | Django |\n| --- | --- | --- | --- | --- |\n"
      + rows.joined(separator: "\n")
  }

  private static func row(_ field: Field) -> String {
    let cells = [
      "`\(field.path)`", field.type, field.fallback.words, field.documentation, field.django.words,
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}

extension Django {
  /// The setting, or why there is none.
  package var words: String {
    switch self {
    case .setting(let name): "`\(name)`"
    case .generated(let how): how
    case .inexpressible(let why): "not expressible: \(why)"
    case .notApplicable: "–"
    }
  }
}
