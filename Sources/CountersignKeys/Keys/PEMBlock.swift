import CLibCrypto

/// One block between `-----BEGIN` and `-----END`, with its content decoded from base64.
struct PEMBlock {
  /// The words after `BEGIN`, kept only if they look like a label.
  let label: String
  /// Whether the content needs a passphrase, as PKCS#8 or in the older way of RFC 1421.
  let isEncrypted: Bool
  /// What the label says the content is.
  let content: Content
  /// The octets of the content.
  let der: SecretBytes

  /// What a label announces.
  enum Content {
    case privateKey
    case publicKey
    case rsaPublicKey
    case certificate
    /// Curve or group parameters, which `openssl ecparam` writes before a key.
    case parameters
    case other
  }

  /// The greatest number of octets that is read.
  static let limit = 65_536

  /// Reads the blocks of a text in order; text around them is skipped.
  ///
  /// Throws `KeyError` for empty, large or binary octets, and when a block is broken.
  static func all(in text: SecretBytes) throws(KeyError) -> [PEMBlock] {
    guard text.count > 0 else { throw .empty }
    guard text.count <= limit else { throw .tooLarge(octets: text.count, limit: limit) }
    guard !text.isDER else { throw .binary }
    guard let bio = MemoryBIO(copying: text) else { throw .malformed(reason: LibraryFault.take()) }
    var blocks: [PEMBlock] = []
    while let block = next(from: bio) {
      blocks.append(block)
    }
    guard !blocks.isEmpty, LibraryFault.isEndOfPEM else {
      throw .malformed(reason: LibraryFault.take())
    }
    LibraryFault.clear()
    return blocks
  }

  private static func next(from bio: borrowing MemoryBIO) -> PEMBlock? {
    var name: UnsafeMutablePointer<CChar>?
    var header: UnsafeMutablePointer<CChar>?
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard PEM_read_bio(bio.pointer, &name, &header, &data, &count) == 1 else { return nil }
    defer {
      countersign_free(name)
      countersign_free(header)
      countersign_clear_free(data, count)
    }
    return PEMBlock(
      label: name.map { String(cString: $0) } ?? "",
      header: header.map { String(cString: $0) } ?? "",
      der: SecretBytes(copying: UnsafeRawBufferPointer(start: data, count: count)))
  }

  private init(label: String, header: String, der: SecretBytes) {
    let isPlain = label.utf8.allSatisfy { octet in
      octet == 0x20 || (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet)
    }
    self.label = isPlain ? String(label.prefix(40)) : "unknown label"
    isEncrypted = label == "ENCRYPTED PRIVATE KEY" || header.contains("ENCRYPTED")
    content = Content(label)
    self.der = der
  }
}

extension PEMBlock.Content {
  /// Sorts the labels of RFC 7468 and those that OpenSSL wrote before it.
  init(_ label: String) {
    switch label {
    case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY",
      "DSA PRIVATE KEY":
      self = .privateKey
    case "PUBLIC KEY": self = .publicKey
    case "RSA PUBLIC KEY": self = .rsaPublicKey
    case "CERTIFICATE", "X509 CERTIFICATE": self = .certificate
    case "EC PARAMETERS", "DH PARAMETERS", "DSA PARAMETERS": self = .parameters
    default: self = .other
    }
  }
}

extension PEMBlock {
  /// Parses the key of a private or public block, or of a certificate.
  ///
  /// Throws `KeyError.encrypted` without asking for a passphrase.
  func key() throws(KeyError) -> PKey {
    guard !isEncrypted else { throw .encrypted(label: label) }
    let content = content
    let pointer: OpaquePointer? = der.withBytes { bytes in
      var cursor = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
      return switch content {
      case .privateKey: d2i_AutoPrivateKey(nil, &cursor, bytes.count)
      case .publicKey: d2i_PUBKEY(nil, &cursor, bytes.count)
      case .rsaPublicKey: d2i_PublicKey(EVP_PKEY_RSA, nil, &cursor, bytes.count)
      case .certificate, .parameters, .other: nil
      }
    }
    if content == .certificate {
      return try certificate().publicKey(label: label)
    }
    guard let pointer else { throw .unreadable(label: label, reason: LibraryFault.take()) }
    LibraryFault.clear()
    return PKey(owning: pointer)
  }

  /// Parses the certificate of a certificate block.
  func certificate() throws(KeyError) -> X509Certificate {
    guard content == .certificate else { throw .notCertificate(label: label) }
    guard let certificate = der.withBytes({ X509Certificate.parse($0) }) else {
      throw .unreadable(label: label, reason: LibraryFault.take())
    }
    LibraryFault.clear()
    return X509Certificate(owning: certificate)
  }
}
