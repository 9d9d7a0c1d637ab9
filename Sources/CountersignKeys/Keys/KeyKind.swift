/// A key pair that can be made.
///
/// An HMAC secret is no pair; `KeyGenerator.octets(_:)` makes one.
package enum KeyKind: Hashable, Sendable {
  /// For RS256 and PS256, with a modulus of 1024 to 8192 bits; below 2048 only for demonstrations.
  case rsa(bits: Int, exponent: UInt = 65_537)
  /// For ES256, ES384 and ES512.
  case ec(NamedCurve)
  /// For EdDSA.
  case ed25519
}
