import CLibCrypto

/// A certificate authority for one occasion and the server certificate that it signed.
///
/// The authority's private key is gone once the certificate is signed, so trusting `caPEM` trusts
/// this one certificate. Both keys are P-256.
package struct ThrowAwayCertificate: Sendable {
  /// The authority, for the client to trust.
  package let caPEM: String
  /// The server's certificate, then the authority.
  package let chainPEM: String
  /// The server's key as unencrypted PKCS#8.
  package let privateKeyPEM: SecretBytes

  /// Makes a pair for `hosts`, valid from `notBefore` (seconds since 1970) for `lifetime`.
  ///
  /// A host is a DNS name (A-labels where it is international), `*.` and a name, or an IP address,
  /// IPv6 with or without brackets. Parts of a second of `lifetime` are dropped. Throws
  /// `CryptoError.hostMissing`, `.hostUnusable` or `.lifetimeUnusable`.
  package static func make(
    hosts: [String], notBefore: Int64, lifetime: Duration
  ) throws(CryptoError) -> ThrowAwayCertificate {
    let names = try alternativeNames(hosts)
    let validity = try validity(from: notBefore, for: lifetime)
    let authorityKey = try KeyGenerator.pair(.ec(.p256))
    let authority = try authorityDraft(validity)
      .signed(for: authorityKey, issuer: nil, signer: authorityKey)
    let key = try KeyGenerator.pair(.ec(.p256))
    let server = try serverDraft(validity, names)
      .signed(for: key, issuer: authority.pointer, signer: authorityKey)
    guard
      let caPEM = authority.pem(), let serverPEM = server.pem(), let keyPEM = key.privatePEM()
    else {
      throw .failed(operation: "writing a certificate as PEM", reason: LibraryFault.take())
    }
    return ThrowAwayCertificate(
      caPEM: caPEM, chainPEM: serverPEM + caPEM, privateKeyPEM: keyPEM)
  }
}

extension ThrowAwayCertificate {
  /// The last second that GeneralizedTime can write: the end of the year 9999.
  private static let lastSecond: Int64 = 253_402_300_799

  static func validity(
    from start: Int64, for lifetime: Duration
  ) throws(CryptoError) -> ClosedRange<Int64> {
    let seconds = lifetime.components.seconds
    guard start >= 0, start <= lastSecond, seconds >= 1, seconds <= lastSecond - start else {
      throw .lifetimeUnusable(lifetime)
    }
    return start...start + seconds
  }

  /// A name of its own for each authority, so that a client can trust several at once.
  static func authorityDraft(
    _ validity: ClosedRange<Int64>, isRoot: Bool = false
  ) throws(CryptoError) -> CertificateDraft {
    let mark = Hexadecimal.encode(try RandomBytes.make(4))
    return CertificateDraft(
      commonName: "Countersign throw-away authority \(mark)", validity: validity,
      extensions: [
        (NID_basic_constraints, "critical,CA:TRUE" + (isRoot ? "" : ",pathlen:0")),
        (NID_key_usage, "critical,keyCertSign,cRLSign"),
        (NID_subject_key_identifier, "hash"),
      ])
  }

  private static func serverDraft(
    _ validity: ClosedRange<Int64>, _ names: String
  ) -> CertificateDraft {
    CertificateDraft(
      commonName: "Countersign throw-away server", validity: validity,
      extensions: [
        (NID_basic_constraints, "critical,CA:FALSE"),
        (NID_key_usage, "critical,digitalSignature"),
        (NID_ext_key_usage, "serverAuth"),
        (NID_subject_key_identifier, "hash"),
        (NID_authority_key_identifier, "keyid"),
        (NID_subject_alt_name, names),
      ])
  }

  /// Writes subjectAltName in OpenSSL's language, in which a comma would begin another name.
  static func alternativeNames(_ hosts: [String]) throws(CryptoError) -> String {
    guard !hosts.isEmpty else { throw .hostMissing }
    var names: [String] = []
    for host in hosts {
      let bare = IPAddressText.unbracketed(host)
      if isAddress(bare) {
        names.append("IP:\(bare)")
      } else if isName(host) {
        names.append("DNS:\(host)")
      } else {
        throw .hostUnusable(host)
      }
    }
    return names.joined(separator: ",")
  }

  private static func isAddress(_ text: String) -> Bool {
    let digits = text.utf8.allSatisfy { $0 == 0x2E || $0 == 0x3A || isAlphanumeric($0) }
    guard digits, let octets = a2i_IPADDRESS(text) else {
      LibraryFault.clear()
      return false
    }
    ASN1_OCTET_STRING_free(octets)
    return true
  }

  /// Labels of letters, digits and inner hyphens. Source: RFC 1123, section 2.1.
  private static func isName(_ host: String) -> Bool {
    let name = host.hasPrefix("*.") ? host.dropFirst(2) : host[...]
    guard host.utf8.count <= 253 else { return false }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { $0 == 0x2D || isAlphanumeric($0) }
    }
  }

  private static func isAlphanumeric(_ octet: UInt8) -> Bool {
    (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet)
      || (0x61...0x7A).contains(octet)
  }
}
