import CLibCrypto

/// A certificate inside OpenSSL.
struct X509Certificate: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over a certificate that this value will free.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// Reads a certificate's DER; nil if it is none.
  init?(der: [UInt8]) {
    guard let pointer = der.withUnsafeBytes({ Self.parse($0) }) else { return nil }
    self.pointer = pointer
  }

  deinit {
    X509_free(pointer)
  }

  /// Parses DER into a certificate that the caller must own; nil if it is none.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
    var cursor = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
    return d2i_X509(nil, &cursor, bytes.count)
  }

  /// Returns the certified key; `label` names the block in the error.
  func publicKey(label: String) throws(KeyError) -> PKey {
    guard let key = X509_get_pubkey(pointer) else {
      throw .unreadable(label: label, reason: LibraryFault.take())
    }
    return PKey(owning: key)
  }

  /// The subject as RFC 2253 writes it; empty if it has no parts.
  var subject: String { text(of: X509_get_subject_name(pointer)) }

  /// The issuer as RFC 2253 writes it.
  var issuer: String { text(of: X509_get_issuer_name(pointer)) }

  /// The first second of validity, counted from 1970; nil if it is not a time.
  var notBefore: Int64? { seconds(X509_get0_notBefore(pointer)) }

  /// The last second of validity, counted from 1970; nil if it is not a time.
  var notAfter: Int64? { seconds(X509_get0_notAfter(pointer)) }

  /// OpenSSL's short name of the digest that was signed; nil where the signature has none.
  var signatureDigest: String? {
    var digest: Int32 = 0
    guard X509_get_signature_info(pointer, &digest, nil, nil, nil) == 1, digest != NID_undef
    else { return nil }
    return OBJ_nid2sn(digest).map { String(cString: $0) }
  }

  /// Whether basicConstraints say CA:TRUE.
  var isCA: Bool { X509_get_extension_flags(pointer) & UInt32(EXFLAG_CA) != 0 }

  /// Whether it is its own issuer, proven by its signature.
  var isSelfSigned: Bool { X509_self_signed(pointer, 1) == 1 }

  /// Whether extendedKeyUsage allows TLS servers; nil if the extension is absent.
  var allowsServerAuth: Bool? {
    let usage = X509_get_extended_key_usage(pointer)
    guard usage != UInt32.max else { return nil }
    return usage & UInt32(XKU_SSL_SERVER | XKU_ANYEKU) != 0
  }

  /// The octets of the alternative names of one `GEN_` type, in the order of the certificate.
  func alternativeNames(ofType wanted: Int32) -> [[UInt8]] {
    guard let names = X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return [] }
    let stack = OpaquePointer(names)
    defer { GENERAL_NAMES_free(stack) }
    return (0..<OPENSSL_sk_num(stack)).compactMap { index in
      guard let name = OPENSSL_sk_value(stack, index) else { return nil }
      var type: Int32 = 0
      let value = GENERAL_NAME_get0_value(name.assumingMemoryBound(to: GENERAL_NAME.self), &type)
      guard type == wanted, let string = value?.assumingMemoryBound(to: ASN1_STRING.self) else {
        return nil
      }
      let octets = UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string)))
      return Array(octets)
    }
  }

  /// The certificate as it is signed.
  var der: [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    let count = i2d_X509(pointer, &buffer)
    defer { countersign_free(buffer) }
    return count > 0 ? Array(UnsafeBufferPointer(start: buffer, count: Int(count))) : []
  }

  /// Writes PEM `CERTIFICATE`; nil when out of memory.
  func pem() -> String? {
    guard let bio = MemoryBIO(), PEM_write_bio_X509(bio.pointer, pointer) == 1 else { return nil }
    return bio.text
  }

  private func text(of name: OpaquePointer?) -> String {
    guard
      let bio = MemoryBIO(),
      X509_NAME_print_ex(bio.pointer, name, 0, countersign_name_flags()) >= 0
    else { return "" }
    return bio.text
  }

  private func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    guard let epoch = ASN1_TIME_set(nil, 0) else { return nil }
    defer { ASN1_TIME_free(epoch) }
    var days: Int32 = 0
    var seconds: Int32 = 0
    guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
    return Int64(days) * 86_400 + Int64(seconds)
  }
}
