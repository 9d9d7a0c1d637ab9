package import CountersignKeys

/// What the certificates say that a TLS server sends, its own first.
package struct ChainFacts: Sendable, Hashable {
  /// One certificate.
  package struct Certificate: Sendable, Hashable {
    /// The names and addresses that it is for.
    package var names: [String]
    /// The first second of validity, counted from 1970.
    package var notBefore: Int64
    /// The last second of validity, counted from 1970.
    package var notAfter: Int64
    /// The kind of its key.
    package var keyKind: KeyFacts.Kind
    /// The size of its key.
    package var keyBits: Int
    /// The digest that was signed, such as `SHA256`; nil where the signature has none of its own.
    package var digest: String?
    /// Whether it may sign other certificates.
    package var isCA: Bool
    /// Whether it signed itself.
    package var isSelfSigned: Bool
    /// Whether it says that it is for TLS servers; nil when it says nothing of uses.
    package var allowsServerAuth: Bool?

    /// Creates a certificate; a sound one for P-256 by default.
    package init(
      names: [String], notBefore: Int64, notAfter: Int64,
      keyKind: KeyFacts.Kind = .ec(.p256), keyBits: Int = 256, digest: String? = "SHA256",
      isCA: Bool = false, isSelfSigned: Bool = false, allowsServerAuth: Bool? = true
    ) {
      self.names = names
      self.notBefore = notBefore
      self.notAfter = notAfter
      self.keyKind = keyKind
      self.keyBits = keyBits
      self.digest = digest
      self.isCA = isCA
      self.isSelfSigned = isSelfSigned
      self.allowsServerAuth = allowsServerAuth
    }
  }

  /// The certificates in the order of the file; at least one.
  package var certificates: [Certificate]
  /// Whether a browser finds the host of `site.api` among the first one's names.
  package var coversHost: Bool
  /// Whether the private key belongs to the first one; nil when there is no key to compare.
  package var ownsKey: Bool?
  /// Whether each certificate is signed by the next.
  package var isOrdered: Bool

  /// Creates facts about a chain.
  package init(
    _ certificates: [Certificate], coversHost: Bool = true, ownsKey: Bool? = true,
    isOrdered: Bool = true
  ) {
    self.certificates = certificates
    self.coversHost = coversHost
    self.ownsKey = ownsKey
    self.isOrdered = isOrdered
  }

  /// The server's own certificate.
  package var leaf: Certificate? { certificates.first }
}
