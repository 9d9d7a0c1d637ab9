/// What a JSON Web Token says, read without any key (RFC 7519).
package struct TokenReading: Sendable, Hashable {
  /// The header as JSON text.
  package let header: String

  /// The claims as JSON text.
  package let claims: String

  /// Reads a token in its compact form; nil for anything else.
  package init?(_ token: some StringProtocol) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]),
      let claims = Base64URL.decode(parts[1])
    else { return nil }
    self.header = String(decoding: header, as: UTF8.self)
    self.claims = String(decoding: claims, as: UTF8.self)
    guard self.header.hasPrefix("{"), self.claims.hasPrefix("{") else { return nil }
  }

  /// Reads the token that a `Set-Cookie` line carries.
  package init?(inSetCookie line: String) {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    self.init(line[line.index(after: equals)...].prefix { $0 != ";" })
  }

  /// A claim that is a whole number; nil when there is none.
  package func number(_ claim: String) -> Int64? {
    guard let start = claims.ranges(of: "\"\(claim)\":").first?.upperBound else { return nil }
    let digits = claims[start...].drop { $0 == " " }.prefix { $0.isNumber }
    return Int64(digits)
  }

  /// How long the token lives, in seconds: `exp` − `iat`.
  package var lifetime: Int64? {
    guard let expires = number("exp"), let issued = number("iat") else { return nil }
    return expires - issued
  }
}

/// The alphabet of RFC 4648 section 5, without padding.
package enum Base64URL {
  /// The octets; nil when a character does not belong.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var octets: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for character in text.utf8 {
      guard let value = value(of: character) else { return nil }
      bits = bits << 6 | value
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      octets.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return octets
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
