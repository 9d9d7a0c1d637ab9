/// Values as a Caddyfile writes them.
enum CaddyLiteral {
  /// Returns a quoted argument, and after it the value of `placeholder` if there is one.
  ///
  /// Braces begin placeholders and environment variables wherever they stand, and a Caddyfile has
  /// no escape for characters that are not seen; of the two quotes neither can hold a text with
  /// both a backtick and a double quote or a backslash.
  ///
  /// - Throws: `inexpressible` with the name of `setting` for a text with one of these.
  static func string(
    _ value: String, of setting: String, then placeholder: String = ""
  ) throws(TargetError) -> Code {
    let scalars = value.unicodeScalars
    guard scalars.allSatisfy({ $0.isVisible && $0 != "{" && $0 != "}" }) else {
      throw .inexpressible(setting: setting)
    }
    guard scalars.contains(where: { $0 == "\"" || $0 == "\\" }) else {
      return code("\"\(value)\(placeholder)\"")
    }
    guard !scalars.contains("`") else { throw .inexpressible(setting: setting) }
    return code("`\(value)\(placeholder)`")
  }

  /// Returns a size in kilooctets.
  static func kilooctets(_ value: Int) -> Code { code("\(value)KB") }

  /// Returns text for a comment of one line; an environment variable would be put even there.
  static func comment(_ value: String) -> Code {
    let text = CommentText.of(value, escaping: ["{", "}"])
    return code(text.replacing("{", with: "(").replacing("}", with: ")"))
  }

  /// Returns an argument that was put together of literals.
  static func code(_ text: String) -> Code { Code(language: .caddy, text: text) }
}
