import CLibCrypto

/// What may be said about a certificate, all of it public.
package struct CertificateFacts: Hashable, Sendable {
  /// The subject as RFC 2253 writes it; empty where only alternative names identify the server.
  package let subject: String
  /// The issuer as RFC 2253 writes it.
  package let issuer: String
  /// The DNS names of subjectAltName, in order, a wildcard as `*.shop.example`.
  package let dnsNames: [String]
  /// The IP addresses of subjectAltName, in order, IPv6 as RFC 5952 writes it.
  package let ipAddresses: [String]
  /// The first second of validity, counted from 1970.
  package let notBefore: Int64
  /// The last second of validity, counted from 1970.
  package let notAfter: Int64
  /// The kind of the certified key; never `.certificate`.
  package let keyKind: KeyFacts.Kind
  /// The other facts about the certified key; its `kind` is `.certificate`.
  package let key: KeyFacts
  /// The digest that was signed, by OpenSSL's short name: `SHA256`, `SHA1`, `MD5`.
  ///
  /// Nil where the signature has none of its own, as with Ed25519.
  package let signatureDigest: String?
  /// Whether basicConstraints say CA:TRUE.
  package let isCA: Bool
  /// Whether it is its own issuer, proven by its signature.
  package let isSelfSigned: Bool
  /// Whether extendedKeyUsage allows TLS servers; nil if the extension is absent.
  package let allowsServerAuth: Bool?

  private let der: [UInt8]

  /// Whether a browser that asked for `host` would accept the names of this certificate.
  ///
  /// `host` is a DNS name or an IP address, IPv6 with or without brackets. Wildcards cover one
  /// whole label and the common name is ignored. Source: RFC 9525, section 6.3.
  package func matches(host: String) -> Bool {
    let bare = IPAddressText.unbracketed(host)
    guard !bare.isEmpty, !bare.hasPrefix("."), let certificate = X509Certificate(der: der) else {
      return false
    }
    defer { LibraryFault.clear() }
    let asAddress = X509_check_ip_asc(certificate.pointer, bare, 0)
    guard asAddress == -2 else { return asAddress == 1 }
    let flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS
    return X509_check_host(certificate.pointer, bare, bare.utf8.count, UInt32(flags), nil) == 1
  }

  /// Whether `authority` issued this certificate: by its names, its usages and the signature.
  package func isIssued(by authority: CertificateFacts) -> Bool {
    guard
      let certificate = X509Certificate(der: der),
      let issuer = X509Certificate(der: authority.der),
      let key = X509_get0_pubkey(issuer.pointer)
    else { return false }
    defer { LibraryFault.clear() }
    return X509_check_issued(issuer.pointer, certificate.pointer) == X509_V_OK
      && X509_verify(certificate.pointer, key) == 1
  }
}

extension CertificateFacts {
  /// Gathers the facts about a certificate that OpenSSL has read.
  init(_ certificate: borrowing X509Certificate, label: String) throws(KeyError) {
    let certified = try certificate.publicKey(label: label)
    guard let notBefore = certificate.notBefore, let notAfter = certificate.notAfter else {
      throw .unreadable(label: label, reason: "validity is not a time")
    }
    self.notBefore = notBefore
    self.notAfter = notAfter
    subject = certificate.subject
    issuer = certificate.issuer
    dnsNames = certificate.alternativeNames(ofType: GEN_DNS)
      .map { String(decoding: $0, as: UTF8.self) }
    ipAddresses = certificate.alternativeNames(ofType: GEN_IPADD).compactMap(IPAddressText.of)
    keyKind = KeyFacts.Kind(certified)
    key = KeyFacts(certified, isPrivate: false, isCertified: true)
    signatureDigest = certificate.signatureDigest
    isCA = certificate.isCA
    isSelfSigned = certificate.isSelfSigned
    allowsServerAuth = certificate.allowsServerAuth
    der = certificate.der
  }
}
