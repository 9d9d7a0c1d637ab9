import CountersignSettings

/// A comment of whole lines, none longer than a reader's window.
struct SwiftComment {
  /// The lines, indented, each with its mark; no text ends one of them.
  let lines: [Code]

  /// The most characters of a line; a single word may be longer.
  private static let width = 100

  /// Breaks `text` into lines that begin with `mark`, the first of them with `bullet` besides.
  init(_ text: String, mark: String, indentation: Int, bullet: String = "") {
    let margin = String(repeating: " ", count: indentation) + mark + " "
    var rows: [String] = []
    var row = margin + bullet
    var isEmpty = true
    for word in SwiftLiteral.comment(text).text.split(separator: " ") {
      if !isEmpty, row.utf8.count + 1 + word.utf8.count > Self.width {
        rows.append(row)
        row = margin + String(repeating: " ", count: bullet.utf8.count)
        isEmpty = true
      }
      row += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines = (rows + [row]).map { SwiftLiteral.code($0) }
  }
}

extension SettingNote {
  /// The comment above a value: where it is from and what it means, then the rules.
  func comment(on field: String) -> [Code] {
    let words = SwiftComment("\(origin), \(field): \(meaning)", mark: "//", indentation: 4)
    guard !rules.isEmpty else { return words.lines }
    let guards = rules.joined(separator: ", ")
    return words.lines + SwiftComment("Guarded by \(guards).", mark: "//", indentation: 4).lines
  }

  /// An item of the documentation of a property that holds the value.
  func item(on field: String, indentation: Int) -> [Code] {
    let guards = rules.isEmpty ? "" : "; guarded by \(rules.joined(separator: ", "))"
    return SwiftComment(
      "`\(field)`: \(origin)\(guards).", mark: "///", indentation: indentation, bullet: "- "
    ).lines
  }
}
