/// What YAML readers make of a plain scalar that is text, or a number, to this one.
enum OtherReading {
  /// What the text is to a reader of YAML 1.1, or of 1.2, where the two differ or where printing what
  /// was read gives another text; nil when they agree.
  static func name(of text: String) -> String? {
    guard let first = text.utf8.first else { return nil }
    if firstOfWords.contains(first) { return text.utf8.count <= 5 ? word(text) : nil }
    guard firstOfNumbers.contains(first) else { return nil }
    if text.utf8.count == 10, CalendarDate(text) != nil { return "a date" }
    return isOddNumber(text) ? "a number" : nil
  }

  private static func word(_ text: String) -> String? {
    switch text.lowercased() {
    case "y", "n", "yes", "no", "on", "off", "true", "false": "a boolean"
    case "=", "<<": "a special word"
    default: nil
    }
  }

  private static let firstOfWords = Array("yYnNoOtTfF=<".utf8)
  private static let firstOfNumbers = Array("0123456789+-.".utf8)

  /// Whether some reader takes the text for a number and would write it in another way, such as `010`,
  /// `1_000`, `1:30`, `1e3`, `0x1F`, `1.10` and `.inf`.
  static func isOddNumber(_ text: String) -> Bool {
    var rest = text.lowercased()[...]
    let sign = rest.first
    if sign == "+" || sign == "-" { rest.removeFirst() }
    if rest == ".inf" || rest == ".nan" { return true }
    for (prefix, digits) in bases where rest.hasPrefix(prefix) && rest.count > prefix.count {
      return rest.dropFirst(prefix.count).utf8.allSatisfy { digits.contains($0) }
    }
    if rest.utf8.contains(UInt8(ascii: ":")) { return isBase60(rest) }
    guard let number = Fraction(rest) else { return false }
    return !number.isCanonical || sign == "+"
  }

  private static let bases = [
    ("0x", Array("0123456789abcdef_".utf8)), ("0o", Array("01234567".utf8)),
    ("0b", Array("01_".utf8)),
  ]

  /// Whether it is a number of YAML 1.1 such as `15:00`, whose parts are worth 60 times the next.
  private static func isBase60(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
      && parts.dropFirst().allSatisfy { $0.utf8.count <= 2 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// A number with perhaps a fraction and an exponent, `_` between its digits.
  private struct Fraction {
    var whole: Substring
    var part: Substring?
    var hasExponent: Bool

    init?(_ text: Substring) {
      let halves = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
      hasExponent = halves.count == 2
      if hasExponent {
        let exponent = halves[1].drop { $0 == "+" || $0 == "-" }
        guard !exponent.isEmpty, exponent.utf8.allSatisfy(isDigit) else { return nil }
      }
      let pieces = halves[0].split(separator: ".", omittingEmptySubsequences: false)
      guard pieces.count <= 2, halves[0].utf8.contains(where: isDigit),
        pieces.joined().utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") })
      else { return nil }
      whole = pieces[0]
      part = pieces.count == 2 ? pieces[1] : nil
    }

    /// Whether every reader that takes it for a number writes it in the same way again.
    var isCanonical: Bool {
      guard !hasExponent, whole == "0" || (whole.first.map { $0 != "0" } ?? false),
        !whole.contains("_"), !(part ?? "").contains("_")
      else { return false }
      guard let part else { return true }
      return part == "0" || (!part.isEmpty && part.last != "0")
    }
  }
}
