/// Values as Swift writes them.
enum SwiftLiteral {
  /// Returns a string literal of printable ASCII: all else is a `\u{…}` escape, so no text ends the
  /// literal, interpolates, or reorders the line.
  static func string(_ value: String) -> Code {
    code("\"" + value.unicodeScalars.map(escaped).joined() + "\"")
  }

  /// Returns a decimal literal.
  static func int(_ value: Int) -> Code {
    code(String(value))
  }

  /// Returns `true` or `false`.
  static func bool(_ value: Bool) -> Code {
    code(value ? "true" : "false")
  }

  /// Returns a duration in whole seconds; a fraction is dropped, as in the coded form.
  static func duration(_ value: Duration) -> Code {
    code(".seconds(\(value.components.seconds))")
  }

  /// Returns an implicit member of this name, with associated values.
  static func member(_ name: String, _ arguments: Code...) -> Code {
    let list = arguments.map(\.text).joined(separator: ", ")
    return code("." + identifier(name).text + (arguments.isEmpty ? "" : "(\(list))"))
  }

  /// Returns an array literal on one line.
  static func array(_ values: [Code]) -> Code {
    code("[" + values.map(\.text).joined(separator: ", ") + "]")
  }

  /// Returns a declared name, in backticks if it is a keyword.
  static func identifier(_ name: String) -> Code {
    code(keywords.contains(name) ? "`\(name)`" : name)
  }

  /// Returns text for a comment of one line: what is not printable ASCII is spelled as an escape,
  /// so no text ends the comment.
  static func comment(_ value: String) -> Code {
    code(value.unicodeScalars.map { printable.contains($0) ? String($0) : escaped($0) }.joined())
  }

  /// Returns an expression that was put together of literals.
  static func code(_ text: String) -> Code {
    Code(language: .swift, text: text)
  }

  private static let printable: ClosedRange<Unicode.Scalar> = " "..."~"

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case printable: String(scalar)
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// The reserved words of declarations, statements and expressions that a lower-case name can be.
  private static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "private", "precedencegroup",
    "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var",
    "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for",
    "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while",
    "as", "await", "false", "is", "nil", "self", "super", "throws", "true", "try",
  ]
}
