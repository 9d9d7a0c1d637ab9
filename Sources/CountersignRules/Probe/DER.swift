/// As much of the Distinguished Encoding Rules (X.690) as a public key needs.
enum DER {
  static let null: [UInt8] = [0x05, 0x00]
  static let rsaEncryption: [UInt8] = [
    0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01,
  ]
  static let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
  static let ed25519: [UInt8] = [0x06, 0x03, 0x2B, 0x65, 0x70]
  static let curves: [String: [UInt8]] = [
    "P-256": [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07],
    "P-384": [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22],
    "P-521": [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23],
  ]

  static func info(_ algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] {
    sequence(sequence(algorithm) + value(tag: 0x03, [0x00] + key))
  }

  static func sequence(_ content: [UInt8]) -> [UInt8] { value(tag: 0x30, content) }

  /// An integer that is not negative, so its first bit is no sign.
  static func unsigned(_ octets: [UInt8]) -> [UInt8] {
    let digits = Array(octets.drop { $0 == 0 })
    return value(tag: 0x02, (digits.first ?? 0x80) >= 0x80 ? [0x00] + digits : digits)
  }

  private static func value(tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag] + length(content.count) + content
  }

  private static func length(_ count: Int) -> [UInt8] {
    guard count >= 0x80 else { return [UInt8(count)] }
    var digits: [UInt8] = []
    var rest = count
    while rest > 0 {
      digits.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return [0x80 | UInt8(digits.count)] + digits
  }
}
