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
    let patterns = paths.map { path in
      let stem = path.hasSuffix("/") ? String(path.dropLast()) : path
      return stem.unicodeScalars.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
    let pattern = "~^\(method) (?:\(patterns.joined(separator: "|")))/?$"
    return code("\"" + (try escaped(pattern, setting)) + "\"")
  }

  /// Returns a number.
  static func int(_ value: Int) -> Code { code(String(value)) }

  /// Returns a size in kibioctets.
  static func kibioctets(_ value: Int) -> Code { code("\(value)k") }

  /// Returns text for a comment of one line.
  static func comment(_ value: String) -> Code { code(CommentText.of(value)) }

  /// Returns a parameter that was put together of literals.
  static func code(_ text: String) -> Code { Code(language: .nginx, text: text) }

  /// What has a meaning of its own in a regular expression.
  private static let special = Set(#"\^$.|?*+()[]{}#-"#.unicodeScalars)

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
