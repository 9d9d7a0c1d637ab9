/// A public key as the members of a JSON Web Key. Source: RFC 7517, RFC 7518 section 6, RFC 8037.
///
/// It has no place for a private member, so publishing one by mistake is impossible.
package enum PublicJWK: Hashable, Sendable {
  /// Modulus and public exponent, base64url of big-endian octets.
  case rsa(n: String, e: String)
  /// The coordinates of a point, base64url of as many octets as the curve needs.
  case ec(curve: NamedCurve, x: String, y: String)
  /// An Edwards curve key; `curve` is `Ed25519` or `Ed448`.
  case octetKeyPair(curve: String, x: String)

  /// Reads the public half of a PEM key, be it public, private or in a certificate.
  ///
  /// Throws `KeyError`, among others `.noJWK` for curves and algorithms outside RFC 7518 and 8037.
  package init(pem: SecretBytes) throws(KeyError) {
    let key = try KeyReader.bestBlock(in: pem).key()
    let kind = KeyFacts.Kind(key)
    defer { LibraryFault.clear() }
    guard let members = Self(key, kind) else { throw .noJWK(kind) }
    self = members
  }

  /// Reads the public half of a PEM key; see the initialiser for `SecretBytes`.
  package init(pem: String) throws(KeyError) {
    try self.init(pem: SecretBytes(text: pem))
  }

  /// The value of `kty`.
  package var keyType: String {
    switch self {
    case .rsa: "RSA"
    case .ec: "EC"
    case .octetKeyPair: "OKP"
    }
  }

  /// The required members with `kty`, in the lexicographic order that a thumbprint needs.
  package var members: [(name: String, value: String)] {
    switch self {
    case .rsa(let n, let e): [("e", e), ("kty", keyType), ("n", n)]
    case .ec(let curve, let x, let y):
      [("crv", curve.rawValue), ("kty", keyType), ("x", x), ("y", y)]
    case .octetKeyPair(let curve, let x): [("crv", curve), ("kty", keyType), ("x", x)]
    }
  }

  /// SHA-256 over the required members, in base64url: 43 characters. Source: RFC 7638, section 3.
  package var thumbprint: String {
    let body = members.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",")
    return Base64.url.encode(Digest.sha256(Array("{\(body)}".utf8)))
  }

  private init?(_ key: borrowing PKey, _ kind: KeyFacts.Kind) {
    let url = Base64.url
    switch kind {
    case .rsa:
      guard let n = key.publicNumber("n"), let e = key.publicNumber("e") else { return nil }
      self = .rsa(n: url.encode(n), e: url.encode(e))
    case .ec(let curve):
      let width = curve.coordinateOctets
      guard
        let x = key.publicNumber("qx", width: width), let y = key.publicNumber("qy", width: width)
      else { return nil }
      self = .ec(curve: curve, x: url.encode(x), y: url.encode(y))
    case .ed25519, .ed448:
      guard let x = key.rawPublicKey else { return nil }
      self = .octetKeyPair(curve: kind == .ed25519 ? "Ed25519" : "Ed448", x: url.encode(x))
    case .otherEC, .symmetric, .certificate, .other: return nil
    }
  }
}
