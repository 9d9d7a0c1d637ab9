/// How text is written as one YAML scalar that YAML 1.1 and 1.2 readers read alike.
package enum YAMLSpelling {
  /// The text, quoted where a reader might take it for something else.
  package static func scalar(_ text: String) -> String {
    isPlainSafe(text) ? text : JSONValue.quoted(text)
  }

  /// The text of a block value on one line: words of YAML stay what they were.
  static func line(_ text: String) -> String {
    ambiguous.contains(text) || text.utf8.allSatisfy(isDigit) ? text : scalar(text)
  }

  /// A list in flow style.
  package static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ", ") + "]"
  }

  /// Whether the text may stand unquoted anywhere, in flow style too, and is text to every reader.
  static func isPlainSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, !ambiguous.contains(text.lowercased()) else { return false }
    let starts =
      isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_")
      || (isDigit(first) && text.utf8.contains(where: isUnitLetter))
    guard starts, text.utf8.last != UInt8(ascii: ":"), !text.contains(": ") else { return false }
    return text.utf8.allSatisfy {
      isLetter($0) || isDigit($0) || "/_-.:+".utf8.contains($0)
    }
  }

  private static let ambiguous: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Letters that keep a text that starts with a digit from being a number of any YAML version.
  private static func isUnitLetter(_ byte: UInt8) -> Bool {
    "smhdw/".utf8.contains(byte)
  }
}
