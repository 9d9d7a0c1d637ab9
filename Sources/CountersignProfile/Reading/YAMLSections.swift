/// Values by field, written as the sections of a profile.
enum YAMLSections {
  /// The text of these values, in which the fields of a section stand together.
  static func text(of values: [(field: String, value: String)]) -> String {
    var lines: [String] = []
    var open: [String] = []
    for (field, value) in values {
      let keys = field.split(separator: ".").map(String.init)
      let sections = keys.dropLast()
      let shared = zip(sections, open).prefix { $0 == $1 }.count
      for depth in shared..<sections.count {
        lines.append(String(repeating: "  ", count: depth) + sections[depth] + ":")
      }
      open = Array(sections)
      let margin = String(repeating: "  ", count: sections.count)
      lines.append("\(margin)\(keys[keys.count - 1]): \(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
