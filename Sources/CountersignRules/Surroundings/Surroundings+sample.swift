import CountersignKeys
import CountersignProfile

// Surroundings that examples are read in.

extension Surroundings {
  /// Surroundings in which this was read as `keys.signing`.
  static func signing(_ key: KeyFacts, file: FileFacts? = nil) -> Surroundings {
    Surroundings(secrets: ["keys.signing": .found(SecretFacts(key, file: file))])
  }

  /// Surroundings in which these keys were read, by `SecretUse.name`.
  static func keys(_ keys: [String: KeyFacts]) -> Surroundings {
    Surroundings(secrets: keys.mapValues { .found(SecretFacts($0)) })
  }

  /// Surroundings in which the signing key's file was found so.
  static func signingFile(_ file: FileFacts) -> Surroundings {
    signing(.ec(.p256), file: file)
  }

  /// Surroundings in which these certificates were read, on 2026-11-28.
  static func chain(_ chain: ChainFacts) -> Surroundings {
    Surroundings(now: sampleNow, chain: chain)
  }

  /// Noon of 2026-11-28 in UTC.
  package static let sampleNow: Int64 = 1_795_867_200
}

extension KeyFacts {
  /// An HMAC secret.
  static func secret(
    octets: Int, fingerprint: String = "secret", shape: SecretShape? = nil
  ) -> KeyFacts {
    KeyFacts(
      kind: .symmetric(octets: octets), isPrivate: true, bits: octets * 8,
      securityBits: octets * 8, fingerprint: fingerprint,
      shape: shape ?? SecretShape(textOctets: octets))
  }

  /// An RSA key.
  static func rsa(
    bits: Int, isPrivate: Bool = true, exponent: UInt64 = 65537, fingerprint: String = "rsa"
  ) -> KeyFacts {
    KeyFacts(
      kind: .rsa, isPrivate: isPrivate, bits: bits, securityBits: bits < 3072 ? 112 : 128,
      publicExponent: exponent, fingerprint: fingerprint)
  }

  /// A key on one of the curves of ES256, ES384 and ES512.
  static func ec(
    _ curve: NamedCurve, isPrivate: Bool = true, fingerprint: String = "ec"
  ) -> KeyFacts {
    KeyFacts(
      kind: .ec(curve), isPrivate: isPrivate, bits: 256, securityBits: 128,
      fingerprint: fingerprint)
  }
}

extension ChainFacts {
  /// A chain of a server certificate for `names` and its issuer.
  static func sample(
    names: [String] = ["api.acme-shop.de"], coversHost: Bool = true, ownsKey: Bool? = true,
    isOrdered: Bool = true, change: (inout Certificate) -> Void = { _ in }
  ) -> ChainFacts {
    let day: Int64 = 86_400
    var leaf = Certificate(
      names: names, notBefore: Surroundings.sampleNow - 10 * day,
      notAfter: Surroundings.sampleNow + 80 * day)
    change(&leaf)
    let issuer = Certificate(
      names: [], notBefore: Surroundings.sampleNow - 900 * day,
      notAfter: Surroundings.sampleNow + 900 * day, isCA: true)
    return ChainFacts(
      [leaf, issuer], coversHost: coversHost, ownsKey: ownsKey, isOrdered: isOrdered)
  }
}
