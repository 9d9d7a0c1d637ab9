/// Values as Python writes them.
enum PythonLiteral {
  /// The value that stands for absence.
  static let none = code("None")

  /// Returns a string literal of printable ASCII: all else is an escape, so no text ends the
  /// literal.
  static func string(_ value: String) -> Code {
    code("'" + value.unicodeScalars.map(escaped).joined() + "'")
  }

  /// Returns a string literal, or `None` for nil.
  static func string(_ value: String?) -> Code {
    value.map { string($0) } ?? none
  }

  /// Returns a decimal literal.
  static func int(_ value: Int) -> Code {
    code(String(value))
  }

  /// Returns `True` or `False`.
  static func bool(_ value: Bool) -> Code {
    code(value ? "True" : "False")
  }

  /// Returns the length in whole seconds.
  static func seconds(_ value: Duration) -> Code {
    code(String(value.components.seconds))
  }

  /// Returns a list of strings: on one line if it has at most one entry, else an entry a line, for
  /// an assignment at the start of a line indented by `indentation` spaces.
  static func list(_ values: [String], indentation: Int = 0) -> Code {
    let entries = values.map { string($0).text }
    guard entries.count > 1 else { return code("[" + entries.joined() + "]") }
    let margin = String(repeating: " ", count: indentation)
    return code("[\n" + entries.map { "\(margin)    \($0),\n" }.joined() + "\(margin)]")
  }

  /// Returns text for a comment of one line: what is not printable ASCII is spelled as an escape,
  /// so no text ends the comment.
  static func comment(_ value: String) -> Code {
    code(value.unicodeScalars.map { printable.contains($0) ? String($0) : escaped($0) }.joined())
  }

  /// Returns an expression that was put together of literals.
  static func code(_ text: String) -> Code {
    Code(language: .python, text: text)
  }

  private static let printable: ClosedRange<Unicode.Scalar> = " "..."~"

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "'": "\\'"
    case "\\": "\\\\"
    case "\n": "\\n"
    case printable: String(scalar)
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
