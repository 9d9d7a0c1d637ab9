import CLibCrypto

/// A new key pair.
package struct GeneratedKey: Sendable, Equatable {
  /// The private key as unencrypted PKCS#8 PEM. Source: RFC 5958.
  package let privatePEM: SecretBytes
  /// The public key as PEM `PUBLIC KEY`. Source: RFC 5280, section 4.1.
  package let publicPEM: String
}

/// Makes keys from OpenSSL's random generator.
package enum KeyGenerator {
  /// The sizes of RSA keys that `make` accepts, in bits.
  package static let rsaBits = 1024...8192

  /// Makes a key pair.
  ///
  /// Throws `CryptoError.keySizeUnusable` for an RSA size outside `rsaBits`.
  package static func make(_ kind: KeyKind) throws(CryptoError) -> GeneratedKey {
    let key = try pair(kind)
    guard let privatePEM = key.privatePEM(), let publicPEM = key.publicPEM() else {
      throw .failed(operation: "writing a key as PEM", reason: LibraryFault.take())
    }
    return GeneratedKey(privatePEM: privatePEM, publicPEM: publicPEM)
  }

  /// Makes an HMAC secret of `count` random octets.
  package static func octets(_ count: Int) throws(CryptoError) -> SecretBytes {
    SecretBytes(try RandomBytes.make(count))
  }

  /// Makes an HMAC secret of `octets` random octets, as base64url text without padding.
  package static func secretText(octets: Int) throws(CryptoError) -> SecretBytes {
    SecretBytes(text: Base64.url.encode(try RandomBytes.make(octets)))
  }

  /// Makes a key pair that stays inside OpenSSL.
  static func pair(_ kind: KeyKind) throws(CryptoError) -> PKey {
    if case .rsa(let bits, _) = kind, !rsaBits.contains(bits) {
      throw .keySizeUnusable(bits: bits, allowed: rsaBits)
    }
    let pointer =
      switch kind {
      case .rsa(let bits, 65_537): countersign_generate_rsa(bits)
      case .rsa(let bits, let exponent): countersign_generate_rsa_exponent(bits, exponent)
      case .ec(let curve): countersign_generate_ec(curve.rawValue)
      case .ed25519: countersign_generate_ed25519()
      }
    guard let pointer else {
      throw .failed(operation: "making a key", reason: LibraryFault.take())
    }
    return PKey(owning: pointer)
  }
}
