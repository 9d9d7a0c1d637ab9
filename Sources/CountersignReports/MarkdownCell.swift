import CountersignSource

/// Text in a cell of a Markdown table: no line breaks, no bars that end the cell.
enum MarkdownCell {
  /// Running text: no tags either.
  static func text(_ text: String) -> String {
    literal(text).replacing("<", with: "&lt;")
  }

  /// Text that is code already, where tags are no tags.
  static func literal(_ text: String) -> String {
    var cell = ""
    for scalar in Visible.text(text).unicodeScalars {
      switch scalar {
      case "|": cell += "\\|"
      case "\n", "\r": cell += " "
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
  }
}
