import CLibCrypto

/// What a certificate is to say, before it is signed.
struct CertificateDraft {
  /// The common name of the subject, at most 64 characters.
  let commonName: String
  /// The first and the last second of validity, counted from 1970.
  let validity: ClosedRange<Int64>
  /// Extensions in OpenSSL's configuration language, by numeric identifier, in order.
  let extensions: [(identifier: Int32, value: String)]
  /// The digest that is signed.
  var digest = SignedDigest.sha256

  /// A digest under a certificate's signature, by OpenSSL's short name.
  enum SignedDigest: String {
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"

    fileprivate var function: OpaquePointer? {
      switch self {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    }
  }

  /// Signs the draft for a key with ECDSA or RSA over its digest.
  ///
  /// `issuer` is nil for a certificate that signs itself; then `signer` is `key`.
  func signed(
    for key: borrowing PKey, issuer: OpaquePointer?, signer: borrowing PKey
  ) throws(CryptoError) -> X509Certificate {
    guard let pointer = X509_new() else { throw fault() }
    let certificate = X509Certificate(owning: pointer)
    let subject = X509_get_subject_name(pointer)
    guard
      X509_set_version(pointer, 2) == 1,
      X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, commonName, -1, -1, 0) == 1,
      X509_set_issuer_name(pointer, issuer.map { X509_get_subject_name($0) } ?? subject) == 1,
      X509_set_pubkey(pointer, key.pointer) == 1,
      ASN1_TIME_set(X509_getm_notBefore(pointer), Int(validity.lowerBound)) != nil,
      ASN1_TIME_set(X509_getm_notAfter(pointer), Int(validity.upperBound)) != nil
    else { throw fault() }
    try addSerialNumber(to: pointer)
    for item in extensions {
      try add(item.identifier, item.value, to: pointer, issuer: issuer ?? pointer)
    }
    guard X509_sign(pointer, signer.pointer, digest.function) > 0 else { throw fault() }
    return certificate
  }

  /// Sets 16 random octets, positive and without leading zeros. Source: RFC 5280, 4.1.2.2.
  private func addSerialNumber(to certificate: OpaquePointer) throws(CryptoError) {
    var serial = try RandomBytes.make(16)
    serial[0] = serial[0] & 0x3F | 0x40
    guard ASN1_STRING_set(X509_get_serialNumber(certificate), serial, 16) == 1 else {
      throw fault()
    }
  }

  private func add(
    _ identifier: Int32, _ value: String, to certificate: OpaquePointer, issuer: OpaquePointer
  ) throws(CryptoError) {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
    guard let item = X509V3_EXT_conf_nid(nil, &context, identifier, value) else { throw fault() }
    defer { X509_EXTENSION_free(item) }
    guard X509_add_ext(certificate, item, -1) == 1 else { throw fault() }
  }

  private func fault() -> CryptoError {
    .failed(operation: "making a certificate", reason: LibraryFault.take())
  }
}
