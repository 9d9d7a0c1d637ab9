/// Values as TypeScript writes them.
enum TypeScriptLiteral {
  /// The value that stands for absence.
  static let null = code("null")

  /// Returns a string literal of printable ASCII: all else is an escape in UTF-16 units, so no text
  /// ends the literal. `<` is an escape too, so none ends a script element around it.
  static func string(_ value: String) -> Code {
    code("\"" + value.unicodeScalars.map(escaped).joined() + "\"")
  }

  /// Returns a string literal, or `null` for nil.
  static func string(_ value: String?) -> Code {
    value.map { string($0) } ?? null
  }

  /// Returns `true` or `false`.
  static func bool(_ value: Bool) -> Code {
    code(value ? "true" : "false")
  }

  /// Returns the length in whole seconds, a decimal literal.
  static func seconds(_ value: Duration) -> Code {
    code(String(value.components.seconds))
  }

  /// Returns an array of strings on one line.
  static func list(_ values: [String]) -> Code {
    code("[" + values.map { string($0).text }.joined(separator: ", ") + "]")
  }

  /// Returns text for a comment of one line: what is not printable ASCII is spelled as an escape,
  /// so no text ends the comment.
  static func comment(_ value: String) -> Code {
    code(value.unicodeScalars.map { printable.contains($0) ? String($0) : escaped($0) }.joined())
  }

  /// Returns an expression that was put together of literals.
  static func code(_ text: String) -> Code {
    Code(language: .typeScript, text: text)
  }

  private static let printable: ClosedRange<Unicode.Scalar> = " "..."~"

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "<": return "\\x3c"
    case printable: return String(scalar)
    default: return UTF16.encode(scalar).map { $0.map(unit).joined() } ?? ""
    }
  }

  private static func unit(_ unit: UTF16.CodeUnit) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
