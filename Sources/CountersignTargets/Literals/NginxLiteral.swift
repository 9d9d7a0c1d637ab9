/// Values as nginx writes them.
enum NginxLiteral {
  /// Returns a quoted parameter, and after it the value of `variable` if there is one.
  ///
  /// nginx has no escape for a dollar sign, which begins a variable, and none for characters that
  /// are not seen.
  ///
  /// - Throws: `inexpressible` with the name of `setting` for a text with one of these.
  static func string(
    _ value: String, of setting: String, then variable: String = ""
  ) throws(TargetError) -> Code {
    guard !value.unicodeScalars.contains("$") else { throw .inexpressible(setting: setting) }
    return code("\"" + (try escaped(value, setting)) + variable + "\"")
  }

  /// Returns a regular expression for requests with this method and one of these paths, with or
  /// without a slash at the end, as the key of a map of `"$request_method $uri"`.
  ///
  /// - Throws: `inexpressible` with the name of `setting` for a path that is not seen as a whole.
  static func request(
    _ method: String, _ paths: [String], of setting: String
  ) throws(TargetError) -> Code {
    try pattern("\(method) (?:\(anyOf(paths)))/?", of: setting)
  }

  /// Returns a regular expression for these paths, with or without a slash at the end, as the key of
  /// a map of `$uri`.
  ///
  /// - Throws: `inexpressible` with the name of `setting` for a path that is not seen as a whole.
  static func path(_ paths: [String], of setting: String) throws(TargetError) -> Code {
    try pattern("(?:\(anyOf(paths)))/?", of: setting)
  }

  /// Returns a regular expression that a whole text must match, as the key of a map.
  ///
  /// - Throws: `inexpressible` with the name of `setting` for one that is not seen as a whole.
  static func pattern(_ text: String, of setting: String) throws(TargetError) -> Code {
    code("\"" + (try escaped("~^\(text)$", setting)) + "\"")
  }

  /// Returns a number.
  static func int(_ value: Int) -> Code { code(String(value)) }

  /// Returns a size in kibioctets.
  static func kibioctets(_ value: Int) -> Code { code("\(value)k") }

  /// Returns text for a comment of one line.
  static func comment(_ value: String) -> Code { code(CommentText.of(value)) }

  /// Returns a parameter that was put together of literals.
  static func code(_ text: String) -> Code { Code(language: .nginx, text: text) }

  private static func anyOf(_ paths: [String]) -> String {
    paths.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0).asPattern }.joined(separator: "|")
  }

  private static func escaped(_ value: String, _ setting: String) throws(TargetError) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isVisible: text.unicodeScalars.append(scalar)
      default: throw .inexpressible(setting: setting)
      }
    }
    return text
  }
}
