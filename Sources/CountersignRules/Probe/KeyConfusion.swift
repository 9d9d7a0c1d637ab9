import CountersignKeys

/// The forgery that a verifier falls for when it allows HMAC beside a public key: a token signed
/// with HS256 whose secret is the published key (RFC 8725 2.1).
package struct KeyConfusion: Sendable {
  /// The published key in PEM, as an attacker would write it.
  package let publicPEM: String

  /// Takes the first key of a JWK Set (RFC 7517 5) that is RSA, EC or Ed25519; nil when there is
  /// none.
  package init?(keySet: String) {
    let keys = keySet.split(separator: "{").lazy.compactMap { PublishedKey(members: $0) }
    guard let key = keys.first else { return nil }
    publicPEM = key.pem
  }

  /// The claims of a token under a signature that needs no secret; nil for what is no token.
  package func token(likeThat token: String) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard TokenReading(token) != nil else { return nil }
    let input = "\(Base64URL.encode(#"{"alg":"HS256","typ":"JWT"}"#.utf8)).\(parts[1])"
    let signature = Digest.hmacSHA256(Array(input.utf8), key: Array(publicPEM.utf8))
    return "\(input).\(Base64URL.encode(signature))"
  }
}

/// A public key in the members of a JSON Web Key (RFC 7518 6, RFC 8037 2).
private struct PublishedKey {
  private let members: Substring

  init?(members: Substring) {
    self.members = members
    guard subjectPublicKeyInfo != nil else { return nil }
  }

  /// The key as PEM with lines of 64 letters (RFC 7468 13).
  var pem: String {
    let letters = Base64URL.encode(subjectPublicKeyInfo ?? []).map { letter in
      letter == "-" ? "+" : letter == "_" ? "/" : letter
    }
    let padded = letters + Array(repeating: "=", count: (4 - letters.count % 4) % 4)
    let lines = stride(from: 0, to: padded.count, by: 64).map { start in
      String(padded[start..<min(start + 64, padded.count)]) + "\n"
    }
    return "-----BEGIN PUBLIC KEY-----\n\(lines.joined())-----END PUBLIC KEY-----\n"
  }

  /// The DER of the key (RFC 5280 4.1, RFC 3279 2.3, RFC 5480 2, RFC 8410 4).
  private var subjectPublicKeyInfo: [UInt8]? {
    switch text("kty") {
    case "RSA":
      guard let modulus = octets("n"), let exponent = octets("e") else { return nil }
      let key = DER.sequence(DER.unsigned(modulus) + DER.unsigned(exponent))
      return DER.info(DER.rsaEncryption + DER.null, key)
    case "EC":
      guard let x = octets("x"), let y = octets("y"), let curve = text("crv"),
        let identifier = DER.curves[curve]
      else { return nil }
      return DER.info(DER.ecPublicKey + identifier, [0x04] + x + y)
    case "OKP":
      guard text("crv") == "Ed25519", let x = octets("x") else { return nil }
      return DER.info(DER.ed25519, x)
    default: return nil
    }
  }

  private func text(_ name: String) -> String? {
    guard let start = members.ranges(of: "\"\(name)\":").first?.upperBound else { return nil }
    let value = members[start...].drop { $0 == " " }
    guard value.first == "\"" else { return nil }
    return String(value.dropFirst().prefix { $0 != "\"" })
  }

  private func octets(_ name: String) -> [UInt8]? { text(name).flatMap { Base64URL.decode($0) } }
}

/// As much of the Distinguished Encoding Rules (X.690) as a public key needs.
private enum DER {
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
