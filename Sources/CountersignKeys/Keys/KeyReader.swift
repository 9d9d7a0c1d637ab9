/// Reads keys from files' octets and gives back facts; it never asks for a passphrase.
package enum KeyReader {
  /// Judges the octets of a file: PEM if a PEM block begins in them, else an HMAC secret.
  ///
  /// `encoding` says how a secret's text becomes octets and is ignored for PEM. Of several blocks
  /// the private key counts, else the first public key, else the first certificate. The
  /// fingerprint is taken with `salt`. Throws `KeyError`, among others `.binary` for DER and
  /// `.encrypted`.
  package static func facts(
    _ secret: SecretBytes, encoding: KeyEncoding = .utf8, salt: [UInt8] = []
  ) throws(KeyError) -> KeyFacts {
    if secret.hasPEMHeader { return try facts(ofPEM: secret, salt: salt) }
    guard secret.count > 0 else { throw .empty }
    guard secret.count <= PEMBlock.limit else {
      throw .tooLarge(octets: secret.count, limit: PEMBlock.limit)
    }
    guard !secret.isDER else { throw .binary }
    guard let octets = encoding.decode(secret) else { throw .notEncoded(encoding) }
    guard octets.count > 0 else { throw .empty }
    return KeyFacts(secret: octets, text: secret, salt: salt)
  }

  /// Judges the octets of a file; see the overload for `SecretBytes`.
  package static func facts(
    bytes: [UInt8], encoding: KeyEncoding = .utf8
  ) throws(KeyError) -> KeyFacts {
    try facts(SecretBytes(bytes), encoding: encoding)
  }

  /// Judges a text that must be PEM: anything else is `KeyError.malformed`.
  package static func facts(pem: String) throws(KeyError) -> KeyFacts {
    try facts(ofPEM: SecretBytes(text: pem))
  }

  /// Derives the PEM `PUBLIC KEY` of a private key.
  ///
  /// Throws `KeyError.notPrivate` for a public key or a certificate.
  package static func publicKeyPEM(fromPrivate pem: SecretBytes) throws(KeyError) -> String {
    let key = try privateKey(pem)
    guard let text = key.publicPEM() else {
      throw .unreadable(label: "PRIVATE KEY", reason: LibraryFault.take())
    }
    return text
  }

  /// Derives the PEM `PUBLIC KEY` of a private key; see the overload for `SecretBytes`.
  package static func publicKeyPEM(fromPrivate pem: String) throws(KeyError) -> String {
    try publicKeyPEM(fromPrivate: SecretBytes(text: pem))
  }

  /// Whether `public`, a public key or a certificate, belongs to the private key.
  ///
  /// False also when one of the two cannot be read; `facts(pem:)` says why.
  package static func matches(private: SecretBytes, public: String) -> Bool {
    do throws(KeyError) {
      let secret = try privateKey(`private`)
      let shown = try bestBlock(in: SecretBytes(text: `public`)).key()
      defer { LibraryFault.clear() }
      return secret.hasSamePublicKey(as: shown)
    } catch {
      return false
    }
  }

  /// Whether `public` belongs to the private key; see the overload for `SecretBytes`.
  package static func matches(private: String, public: String) -> Bool {
    matches(private: SecretBytes(text: `private`), public: `public`)
  }
}

extension KeyReader {
  /// Reads the private key of a PEM text.
  static func privateKey(_ pem: SecretBytes) throws(KeyError) -> PKey {
    let block = try bestBlock(in: pem)
    let key = try block.key()
    guard block.content == .privateKey else {
      throw .notPrivate(found: block.content == .certificate ? .certificate : KeyFacts.Kind(key))
    }
    return key
  }

  /// Picks the block that tells most: a private key, else a public one, else a certificate.
  static func bestBlock(in pem: SecretBytes) throws(KeyError) -> PEMBlock {
    let blocks = try PEMBlock.all(in: pem)
    let wanted: [[PEMBlock.Content]] = [
      [.privateKey], [.publicKey, .rsaPublicKey], [.certificate],
    ]
    for contents in wanted {
      if let block = blocks.first(where: { contents.contains($0.content) }) { return block }
    }
    throw .unsupported(label: blocks.first?.label ?? "")
  }

  private static func facts(
    ofPEM pem: SecretBytes, salt: [UInt8] = []
  ) throws(KeyError) -> KeyFacts {
    let block = try bestBlock(in: pem)
    defer { LibraryFault.clear() }
    return KeyFacts(
      try block.key(), isPrivate: block.content == .privateKey,
      isCertified: block.content == .certificate, salt: salt)
  }
}
