/// Text between the tags and inside the quoted attributes of a document.
enum Markup {
  /// The text with what HTML and XML reserve as references.
  ///
  /// `spelling` says how a scalar is written that the form of the document treats in a way of its
  /// own; nil leaves it as it is.
  static func escaped(_ text: String, spelling: (Unicode.Scalar) -> String?) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default:
        if let spelt = spelling(scalar) {
          escaped += spelt
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
