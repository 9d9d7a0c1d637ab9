/// Questions about single octets and short ASCII words, which know no locale.
enum ASCII {
  static func isDigit(_ octet: UInt8) -> Bool { octet &- 0x30 < 10 }
  static func isLower(_ octet: UInt8) -> Bool { octet &- 0x61 < 26 }
  static func isUpper(_ octet: UInt8) -> Bool { octet &- 0x41 < 26 }
  static func isLetter(_ octet: UInt8) -> Bool { isLower(octet | 0x20) }

  /// Whether the octet is a hexadecimal digit in either case.
  static func isHex(_ octet: UInt8) -> Bool { isDigit(octet) || (octet | 0x20) &- 0x61 < 6 }

  /// Whether the octet is a blank or a tab, the white space of header fields.
  static func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }

  /// Whether the octet may stand in a method or a header name. Source: RFC 9110 5.6.2.
  static func isToken(_ octet: UInt8) -> Bool {
    isDigit(octet) || isLetter(octet) || "!#$%&'*+-.^_`|~".utf8.contains(octet)
  }

  /// Lowers the letters A to Z and leaves every other octet alone.
  static func lowercased(_ octet: UInt8) -> UInt8 { isUpper(octet) ? octet | 0x20 : octet }

  /// Lowers the letters A to Z of a text.
  static func lowercased(_ text: some Collection<UInt8>) -> String {
    String(decoding: text.map(lowercased), as: UTF8.self)
  }

  /// Whether `text` is `word`, which is in lower case; letter case does not count.
  static func equals(_ text: Substring.UTF8View, _ word: String) -> Bool {
    text.elementsEqual(word.utf8) { lowercased($0) == $1 }
  }

  /// Drops blanks and tabs at both ends.
  static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var text = text
    while let first = text.first, isBlank(first) { text = text.dropFirst() }
    while let last = text.last, isBlank(last) { text = text.dropLast() }
    return text
  }

  /// Whether `text` starts with the octets of `prefix`.
  static func begins(_ text: String, _ prefix: String) -> Bool {
    var (text, prefix) = (text, prefix)
    return text.withUTF8 { text in
      prefix.withUTF8 { prefix in
        text.count >= prefix.count && prefix.indices.allSatisfy { text[$0] == prefix[$0] }
      }
    }
  }

  /// Whether `text` starts with `prefix`, which is in lower case; letter case does not count.
  static func hasPrefix(_ text: String, _ prefix: String) -> Bool {
    guard text.utf8.count >= prefix.utf8.count else { return false }
    return zip(text.utf8, prefix.utf8).allSatisfy { lowercased($0) == $1 }
  }
}
