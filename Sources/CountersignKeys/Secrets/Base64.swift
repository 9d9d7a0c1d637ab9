/// The two alphabets of RFC 4648 (sections 4 and 5), written without padding.
enum Base64 {
  /// `A-Z a-z 0-9 + /`, as in PHC strings and PEM.
  case standard
  /// `A-Z a-z 0-9 - _`, as in JSON Web Keys.
  case url

  /// Returns the text of `bytes`, without `=` at the end.
  func encode(_ bytes: [UInt8]) -> String {
    let alphabet = alphabet
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count {
        text.append(alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the octets that `text` stands for, with or without padding.
  ///
  /// Nil for a foreign character, wrong padding, or unused bits that are not zero (RFC 4648,
  /// section 3.5): one byte string has one text.
  func decode(_ text: [UInt8]) -> [UInt8]? {
    let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding == 0 || (padding <= 2 && text.count.isMultiple(of: 4)) else { return nil }
    let alphabet = alphabet
    var bytes: [UInt8] = []
    var bits = 0
    var held = 0
    for character in text.dropLast(padding) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    guard held < 6, bits & (1 << held - 1) == 0 else { return nil }
    return bytes
  }

  private var alphabet: [UInt8] {
    let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return switch self {
    case .standard: Array((common + "+/").utf8)
    case .url: Array((common + "-_").utf8)
    }
  }
}
