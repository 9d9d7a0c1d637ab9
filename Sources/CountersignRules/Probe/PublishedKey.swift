/// A public key in the members of a JSON Web Key (RFC 7518 6, RFC 8037 2).
struct PublishedKey {
  private let members: Substring

  private init?(members: Substring) {
    self.members = members
    guard subjectPublicKeyInfo != nil else { return nil }
  }

  /// The keys of a JWK Set (RFC 7517 5) that are RSA, EC or Ed25519, in order.
  static func all(inKeySet keySet: String) -> [PublishedKey] {
    keySet.split(separator: "{").compactMap { PublishedKey(members: $0) }
  }

  /// The size of the modulus in bits and the public exponent (`.max` for a larger one); nil for
  /// keys that are not RSA.
  var rsa: (bits: Int, exponent: UInt64)? {
    guard text("kty") == "RSA", let n = octets("n"), let e = octets("e") else { return nil }
    let digits = n.drop { $0 == 0 }
    let bits = digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
    let exponent = e.drop { $0 == 0 }
    return (
      bits, exponent.count > 8 ? .max : exponent.reduce(0) { $0 << 8 | UInt64($1) }
    )
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

  private func text(_ name: String) -> String? { JSONMember.text(name, in: members) }

  private func octets(_ name: String) -> [UInt8]? { text(name).flatMap { Base64URL.decode($0) } }
}
