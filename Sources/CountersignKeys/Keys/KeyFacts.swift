/// What may be said about a key: everything a rule needs, and nothing that helps to rebuild it.
package struct KeyFacts: Hashable, Sendable {
  /// What sort of key it is.
  package let kind: Kind
  /// Whether the holder can sign: true of private keys and of HMAC secrets.
  package let isPrivate: Bool
  /// The size that names the key: of the modulus, of the curve's field, of the secret.
  package let bits: Int
  /// The strength in bits (NIST SP 800-57 part 1, table 2); an HMAC secret's length bounds it.
  package let securityBits: Int
  /// RSA's public exponent, `UInt64.max` if it is larger; nil for other keys.
  package let publicExponent: UInt64?
  /// Hexadecimal digits to tell keys apart: eight, or 32 where a salt was given.
  ///
  /// They are the first of SHA-256 over a fixed label and the secret's octets, or the public key's
  /// DER: a private key, its public key and its certificate have the same fingerprint.
  package let fingerprint: String
  /// What the text of an HMAC secret looks like; nil for other keys.
  package let shape: SecretShape?

  /// Creates facts from their parts, as a judgement's examples do.
  package init(
    kind: Kind, isPrivate: Bool, bits: Int, securityBits: Int, publicExponent: UInt64? = nil,
    fingerprint: String, shape: SecretShape? = nil
  ) {
    self.kind = kind
    self.isPrivate = isPrivate
    self.bits = bits
    self.securityBits = securityBits
    self.publicExponent = publicExponent
    self.fingerprint = fingerprint
    self.shape = shape
  }

  /// The sort of a key.
  package enum Kind: Hashable, Sendable {
    /// RSA for RS256 and PS256 alike.
    case rsa
    /// A curve of ES256, ES384 or ES512.
    case ec(NamedCurve)
    /// A curve that JSON Web Signature does not use here, by OpenSSL's name.
    case otherEC(curve: String)
    /// Ed25519 for EdDSA. Source: RFC 8037.
    case ed25519
    /// Ed448 for EdDSA. Source: RFC 8037.
    case ed448
    /// An HMAC secret, with its length in octets after decoding.
    case symmetric(octets: Int)
    /// A certificate where a key may have been meant; the other facts are about its key.
    case certificate
    /// Another algorithm, by OpenSSL's name: `RSA-PSS`, `DSA`, `X25519` …
    case other(String)
  }
}

extension KeyFacts.Kind: CustomStringConvertible {
  /// A noun phrase with its article, for messages.
  package var description: String {
    switch self {
    case .rsa: "an RSA key"
    case .ec(let curve): "a \(curve.rawValue) key"
    case .otherEC(let curve): "a key on the curve \(curve)"
    case .ed25519: "an Ed25519 key"
    case .ed448: "an Ed448 key"
    case .symmetric(let octets): "a secret of \(octets) octets"
    case .certificate: "a certificate"
    case .other(let name): "a key of type \(name)"
    }
  }
}

extension KeyFacts {
  /// Gathers the facts about a key that OpenSSL has read.
  init(
    _ key: borrowing PKey, isPrivate: Bool, isCertified: Bool = false, salt: [UInt8] = []
  ) {
    let kind = Kind(key)
    self.kind = isCertified ? .certificate : kind
    self.isPrivate = isPrivate
    bits = key.bits
    securityBits = key.securityBits
    publicExponent = kind == .rsa ? key.publicNumber("e").map(Self.saturated) : nil
    fingerprint = Fingerprint.of(key.publicDER, salt: salt)
    shape = nil
  }

  /// Gathers the facts about an HMAC secret; `text` is what the file held before decoding.
  init(secret: SecretBytes, text: SecretBytes, salt: [UInt8] = []) {
    kind = .symmetric(octets: secret.count)
    isPrivate = true
    bits = secret.count * 8
    securityBits = secret.count * 8
    publicExponent = nil
    fingerprint = secret.withBytes { Fingerprint.of(Array($0), salt: salt) }
    shape = SecretShape(secret: secret, text: text)
  }

  private static func saturated(_ octets: [UInt8]) -> UInt64 {
    octets.count > 8 ? .max : octets.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension KeyFacts.Kind {
  /// Names the algorithm of a key, whether it is bare or in a certificate.
  init(_ key: borrowing PKey) {
    let algorithm = key.algorithm
    switch algorithm {
    case "RSA": self = .rsa
    case "ED25519": self = .ed25519
    case "ED448": self = .ed448
    case "EC":
      let name = key.curveName ?? "unnamed"
      self = NamedCurve(libraryName: name).map { .ec($0) } ?? .otherEC(curve: name)
    default: self = .other(algorithm)
    }
  }
}
