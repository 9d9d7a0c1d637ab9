import CountersignSource

/// Text in Markdown.
enum MarkdownText {
  /// Text in one line of a table or list: no line breaks, no bars, no tags.
  static func cell(_ text: String) -> String {
    var cell = ""
    for scalar in Visible.text(text).unicodeScalars {
      switch scalar {
      case "|": cell += "\\|"
      case "<": cell += "&lt;"
      case "\n", "\r": cell += " "
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
  }
}
