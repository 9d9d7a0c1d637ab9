import CountersignSource

/// Text in HTML.
enum HTML {
  /// The text with what HTML reserves as references, fit for content and for quoted attributes;
  /// controls and invisible characters other than line breaks and tabs are named.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where Visible.isInvisible(scalar):
        escaped += "&lt;\(Visible.name(scalar).dropFirst().dropLast())&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
