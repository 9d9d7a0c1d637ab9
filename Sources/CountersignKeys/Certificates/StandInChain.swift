import CLibCrypto

/// A certificate and the authority that signed it, made after a description, to show what comes of
/// weak, late and foreign ones.
///
/// The authority's own certificate comes from a root that is in `caPEM` and not sent, as with
/// public authorities; all keys are new.
package struct StandInChain: Sendable {
  /// What the server's own certificate is like.
  package struct Leaf: Sendable {
    /// DNS names and IP addresses; at least one.
    package var names: [String]
    /// The first and the last second of validity, since 1970.
    package var validity: ClosedRange<Int64>
    /// The kind of its key.
    package var key: KeyKind
    /// The digest that is signed, by OpenSSL's short name; an unknown one counts as `SHA256`.
    package var digest: String?
    /// Whether it may sign others.
    package var isCA: Bool
    /// Whether it signs itself.
    package var isSelfSigned: Bool
    /// Whether it says that it is for TLS servers; nil says nothing, false another purpose.
    package var allowsServerAuth: Bool?

    /// Creates a description.
    package init(
      names: [String], validity: ClosedRange<Int64>, key: KeyKind, digest: String?, isCA: Bool,
      isSelfSigned: Bool, allowsServerAuth: Bool?
    ) {
      self.names = names
      self.validity = validity
      self.key = key
      self.digest = digest
      self.isCA = isCA
      self.isSelfSigned = isSelfSigned
      self.allowsServerAuth = allowsServerAuth
    }
  }

  /// Makes a chain, sound but for what `leaf` and the two flags say.
  ///
  /// - Parameters:
  ///   - leaf: What the first certificate is like.
  ///   - ownsKey: Whether the private key belongs to it.
  ///   - isOrdered: Whether the authority that signed it follows, and not a stranger.
  /// - Throws: `CryptoError` for names and sizes that cannot be made.
  /// - Returns: The root, the chain that is sent, and the private key.
  package static func make(
    _ leaf: Leaf, ownsKey: Bool = true, isOrdered: Bool = true
  ) throws(CryptoError) -> ThrowAwayCertificate {
    let years = years(around: leaf.validity)
    let rootKey = try KeyGenerator.pair(.ec(.p256))
    let issuerKey = try KeyGenerator.pair(.ec(.p256))
    let root = try ThrowAwayCertificate.authorityDraft(years, isRoot: true)
      .signed(for: rootKey, issuer: nil, signer: rootKey)
    let issuer = try ThrowAwayCertificate.authorityDraft(years)
      .signed(for: issuerKey, issuer: root.pointer, signer: rootKey)
    let key = try KeyGenerator.pair(leaf.key)
    let draft = try leaf.draft()
    let server =
      leaf.isSelfSigned
      ? try draft.signed(for: key, issuer: nil, signer: key)
      : try draft.signed(for: key, issuer: issuer.pointer, signer: issuerKey)
    let sentKey = ownsKey ? key.privatePEM() : try KeyGenerator.pair(leaf.key).privatePEM()
    let next = isOrdered ? issuer.pem() : root.pem()
    guard let rootPEM = root.pem(), let serverPEM = server.pem(), let next, let sentKey else {
      throw .failed(operation: "writing a certificate as PEM", reason: LibraryFault.take())
    }
    return ThrowAwayCertificate(
      caPEM: rootPEM, chainPEM: serverPEM + (leaf.isSelfSigned ? "" : next),
      privateKeyPEM: sentKey)
  }

  /// A day more on either side, within what X.509 can write (RFC 5280 4.1.2.5): up to the end of
  /// the year 9999, and from 1970, which is early enough.
  private static func years(around validity: ClosedRange<Int64>) -> ClosedRange<Int64> {
    let all: ClosedRange<Int64> = 0...253_402_300_799
    let day: Int64 = 86_400
    let wide =
      (validity.clamped(to: all).lowerBound - day)...(validity.clamped(to: all).upperBound + day)
    return wide.clamped(to: all)
  }
}

extension StandInChain.Leaf {
  fileprivate func draft() throws(CryptoError) -> CertificateDraft {
    var extensions: [(identifier: Int32, value: String)] = [
      (NID_basic_constraints, "critical,CA:\(isCA ? "TRUE" : "FALSE")"),
      (NID_subject_alt_name, try ThrowAwayCertificate.alternativeNames(names)),
    ]
    if let allowsServerAuth {
      extensions.append((NID_ext_key_usage, allowsServerAuth ? "serverAuth" : "clientAuth"))
    }
    return CertificateDraft(
      commonName: "Countersign stand-in server", validity: validity, extensions: extensions,
      digest: digest.flatMap(CertificateDraft.SignedDigest.init(rawValue:)) ?? .sha256)
  }
}
