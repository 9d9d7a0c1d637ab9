/// The plain end of a pattern for origins, such as `.vercel.app` of `^https://(?!old).+\\.vercel\\.app$`.
///
/// It is what can be told of patterns with look-aheads and flags, which are not read whole.
struct OriginEnding {
  /// The text that every origin of the pattern ends with; empty where that cannot be told.
  let text: String

  /// Reads the end of a pattern.
  init(of pattern: String) {
    var rest = Substring(pattern)
    for anchor in ["$", "\\z", "\\Z"] where rest.hasSuffix(anchor) {
      rest = rest.dropLast(anchor.count)
    }
    var letters: [Character] = []
    while let character = rest.popLast() {
      let isEscaped = rest.last == "\\"
      if isEscaped, character == "." || character == "-" {
        rest.removeLast()
      } else if isEscaped || !(character.isLetter || character.isNumber || "-:".contains(character))
      {
        break
      }
      letters.append(character)
    }
    text = String(letters.reversed().drop { $0 != "." })
  }

  /// Origins right below the ending, with labels of every common length.
  var samples: [String] {
    guard text.count > 1 else { return [] }
    return (1...20).flatMap { length in
      ["attacker", "x7q9", "1234"].map { letters in
        let label = String(repeating: letters, count: length).prefix(length)
        return "https://\(label)\(text)"
      }
    }
  }
}
