/// Values as YAML writes them.
enum YAMLLiteral {
  /// Returns a double-quoted scalar of printable ASCII: all else is an escape, so no text ends the
  /// scalar (YAML 1.2.2, 5.7).
  static func string(_ value: String) -> Code {
    code("\"" + value.unicodeScalars.map(escaped).joined() + "\"")
  }

  /// Returns the same for a Compose file, where a dollar sign is doubled, or a variable would be
  /// put in its place.
  static func composeString(_ value: String) -> Code {
    string(value.replacing("$", with: "$$"))
  }

  /// Returns a number.
  static func int(_ value: Int) -> Code { code(String(value)) }

  /// Returns text for a comment of one line.
  static func comment(_ value: String) -> Code { code(CommentText.of(value)) }

  /// Returns a scalar that was put together of literals.
  static func code(_ text: String) -> Code { Code(language: .yaml, text: text) }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case " "..."~": String(scalar)
    case "\u{10000}"...: "\\U" + digits(scalar, 8)
    case "\u{100}"...: "\\u" + digits(scalar, 4)
    default: "\\x" + digits(scalar, 2)
    }
  }

  private static func digits(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: count - digits.count) + digits
  }
}
