import CLibCrypto

/// Reads certificates from PEM and gives back facts.
package enum CertificateReader {
  /// Reads each certificate of a chain, in the order of the file: the server's first.
  ///
  /// Keys and parameters between them are skipped. Throws `KeyError.notCertificate` if there is no
  /// certificate, and the error of the first that cannot be read.
  package static func facts(pemChain: String) throws(KeyError) -> [CertificateFacts] {
    let blocks = try certificates(in: pemChain)
    defer { LibraryFault.clear() }
    var chain: [CertificateFacts] = []
    for block in blocks {
      chain.append(try CertificateFacts(try block.certificate(), label: block.label))
    }
    return chain
  }

  /// Whether the private key belongs to the first certificate.
  ///
  /// False also when one of the two cannot be read; `facts(pemChain:)` and `KeyReader` say why.
  package static func matches(certificatePEM: String, privateKeyPEM: SecretBytes) -> Bool {
    do throws(KeyError) {
      guard let leaf = try certificates(in: certificatePEM).first else { return false }
      let key = try KeyReader.privateKey(privateKeyPEM)
      let certificate = try leaf.certificate()
      defer { LibraryFault.clear() }
      return X509_check_private_key(certificate.pointer, key.pointer) == 1
    } catch {
      return false
    }
  }

  /// Whether the private key belongs to the first certificate; see the overload above.
  package static func matches(certificatePEM: String, privateKeyPEM: String) -> Bool {
    matches(
      certificatePEM: certificatePEM, privateKeyPEM: SecretBytes(text: privateKeyPEM))
  }

  private static func certificates(in pem: String) throws(KeyError) -> [PEMBlock] {
    let blocks = try PEMBlock.all(in: SecretBytes(text: pem))
    let certificates = blocks.filter { $0.content == .certificate }
    guard !certificates.isEmpty else { throw .notCertificate(label: blocks.first?.label) }
    return certificates
  }
}
