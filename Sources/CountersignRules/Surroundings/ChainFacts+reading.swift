package import CountersignKeys

extension ChainFacts {
  /// Reads certificates from PEM, the server's own first; nil when there is none that can be read.
  ///
  /// - Parameters:
  ///   - pem: The certificates.
  ///   - privateKey: The key that should belong to the first; nil when there is none at hand.
  ///   - host: The host of the API.
  package init?(pem: String, privateKey: SecretBytes?, host: String) {
    guard let chain = try? CertificateReader.facts(pemChain: pem), let leaf = chain.first else {
      return nil
    }
    self.init(
      chain.map(Certificate.init), coversHost: leaf.matches(host: host),
      ownsKey: Self.owns(pem, privateKey),
      isOrdered: zip(chain, chain.dropFirst()).allSatisfy { $0.isIssued(by: $1) })
  }

  private static func owns(_ pem: String, _ privateKey: SecretBytes?) -> Bool? {
    guard let privateKey, (try? KeyReader.facts(privateKey))?.isPrivate == true else { return nil }
    return CertificateReader.matches(certificatePEM: pem, privateKeyPEM: privateKey)
  }
}

extension ChainFacts.Certificate {
  fileprivate init(_ facts: CertificateFacts) {
    self.init(
      names: facts.dnsNames + facts.ipAddresses, notBefore: facts.notBefore,
      notAfter: facts.notAfter, keyKind: facts.keyKind, keyBits: facts.key.bits,
      digest: facts.signatureDigest, isCA: facts.isCA, isSelfSigned: facts.isSelfSigned,
      allowsServerAuth: facts.allowsServerAuth)
  }
}
