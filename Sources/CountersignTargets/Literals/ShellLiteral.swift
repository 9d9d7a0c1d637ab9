/// Names and comments as a shell and the readers of `.env` files take them alike.
enum ShellLiteral {
  /// Returns the name of a variable; nil for one that no shell can set (POSIX, 3.216).
  static func name(_ value: String) -> Code? {
    let letters = value.utf8.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard letters, let first = value.first, !first.isNumber else { return nil }
    return code(value)
  }

  /// Returns text for a comment of one line.
  static func comment(_ value: String) -> Code { code(CommentText.of(value)) }

  /// Returns a word that was put together of literals.
  static func code(_ text: String) -> Code { Code(language: .shell, text: text) }
}
