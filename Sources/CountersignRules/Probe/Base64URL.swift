/// Base64 with the alphabet for URLs and without padding (RFC 4648 5, RFC 7515 2).
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The octets behind a text; nil for letters of another alphabet and impossible lengths.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var octets: [UInt8] = []
    var bits = 0
    var buffer: UInt32 = 0
    for letter in text.utf8 {
      guard let value = value(of: letter) else { return nil }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        octets.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bits < 6 ? octets : nil
  }

  /// The text of the octets.
  package static func encode(_ octets: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    var bits = 0
    var buffer: UInt32 = 0
    for octet in octets {
      buffer = buffer << 8 | UInt32(octet)
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { letters.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func value(of letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
