/// An elliptic curve that JSON Web Signature can use, by its JWK name. Source: RFC 7518, 6.2.1.1.
package enum NamedCurve: String, Hashable, Sendable, CaseIterable {
  /// For ES256.
  case p256 = "P-256"
  /// For ES384.
  case p384 = "P-384"
  /// For ES512.
  case p521 = "P-521"

  /// Recognises OpenSSL's names of the three curves.
  init?(libraryName: String) {
    switch libraryName {
    case "prime256v1", "P-256": self = .p256
    case "secp384r1", "P-384": self = .p384
    case "secp521r1", "P-521": self = .p521
    default: return nil
    }
  }

  /// The octets of one coordinate, as JWK writes it. Source: RFC 7518, section 6.2.1.2.
  var coordinateOctets: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }
}
