/// Values of settings as the languages of own templates write them.
struct OwnLiteral {
  /// The language.
  let language: Language

  /// Returns the literal of a value of this type; nil when the language has none: a record, a list
  /// of records, null where nothing stands for absence, or a text that its quotes cannot hold.
  func text(of value: JSONValue) -> String? {
    switch value {
    case .null: null
    case .bool(let flag): bool(flag)
    case .integer(let number): String(number)
    case .string(let text): string(text)
    case .array(let items): list(items.map { text(of: $0) })
    case .object: nil
    }
  }

  private var null: String? {
    switch language {
    case .swift: "nil"
    case .python: "None"
    case .json, .typeScript, .yaml: "null"
    case .nginx, .caddy, .shell: nil
    }
  }

  private func bool(_ flag: Bool) -> String {
    switch language {
    case .python: PythonLiteral.bool(flag).text
    case .nginx: flag ? "on" : "off"
    case .swift, .json, .typeScript, .yaml, .caddy, .shell: flag ? "true" : "false"
    }
  }

  /// In brackets, or as several words where a language has no lists.
  private func list(_ items: [String?]) -> String? {
    let texts = items.compactMap(\.self)
    guard texts.count == items.count else { return nil }
    switch language {
    case .swift, .python, .json, .typeScript, .yaml:
      return "[" + texts.joined(separator: ", ") + "]"
    case .nginx, .caddy, .shell: return texts.joined(separator: " ")
    }
  }

  private func string(_ text: String) -> String? {
    switch language {
    case .swift: SwiftLiteral.string(text).text
    case .python: PythonLiteral.string(text).text
    case .yaml: YAMLLiteral.string(text).text
    case .json: Self.script(text, escapes: ["\"": "\\\"", "\\": "\\\\"])
    case .typeScript:
      // `<` and `/` would end a script element or a comment around the literal.
      Self.script(text, escapes: ["\"": "\\\"", "\\": "\\\\", "<": "\\u003c", "/": "\\/"])
    case .nginx: Self.isSeen(text, without: "$") ? Self.quoted(text) : nil
    case .caddy: Self.caddy(text)
    case .shell:
      Self.isSeen(text, without: "") ? "'" + text.replacing("'", with: "'\\''") + "'" : nil
    }
  }

  /// A literal of printable ASCII; all else is an escape in UTF-16 units (RFC 8259, section 7).
  private static func script(_ text: String, escapes: [Unicode.Scalar: String]) -> String {
    let parts = text.unicodeScalars.map { scalar -> String in
      if let escape = escapes[scalar] { return escape }
      if (" "..."~").contains(scalar) { return String(scalar) }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    return "\"" + parts.joined() + "\""
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Braces begin placeholders, also between quotes; there is no escape within backticks.
  private static func caddy(_ text: String) -> String? {
    guard isSeen(text, without: "{}") else { return nil }
    guard text.contains(where: { "\"\\".contains($0) }) else { return "\"\(text)\"" }
    return text.contains("`") ? nil : "`\(text)`"
  }

  /// Whether every character is printable ASCII and none is among `special`.
  private static func isSeen(_ text: String, without special: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      (" "..."~").contains($0) && !special.unicodeScalars.contains($0)
    }
  }
}
