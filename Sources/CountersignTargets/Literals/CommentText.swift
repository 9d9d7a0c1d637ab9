/// Text for a comment of one line, in any language that has such comments.
enum CommentText {
  /// Returns `value` in printable ASCII: all else is spelled as an escape, so no text ends the line
  /// or reorders it. The characters of `also` are escaped too.
  static func of(_ value: String, escaping also: Set<Unicode.Scalar> = []) -> String {
    value.unicodeScalars.map { scalar in
      (" "..."~").contains(scalar) && !also.contains(scalar)
        ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether it is seen, or a space: no control, no separator, nothing that reorders a line.
  var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse, .spaceSeparator:
      self == " "
    default: true
    }
  }
}
