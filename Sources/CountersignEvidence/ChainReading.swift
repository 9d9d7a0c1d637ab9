import CountersignKeys
import CountersignRules

/// The certificates of a file, read for their facts.
struct ChainReading {
  let certificate: SecretBytes
  /// The private key that should belong to the first of them; nil when there is none at hand.
  let privateKey: SecretBytes?
  /// The host of the API.
  let host: String

  /// The facts; nil when there is no certificate that can be read.
  var facts: ChainFacts? {
    guard let text = certificate.utf8Text,
      let chain = try? CertificateReader.facts(pemChain: text), let leaf = chain.first
    else { return nil }
    return ChainFacts(
      chain.map(Self.certificate), coversHost: leaf.matches(host: host), ownsKey: ownsKey(text),
      isOrdered: zip(chain, chain.dropFirst()).allSatisfy { $0.isIssued(by: $1) })
  }

  private func ownsKey(_ text: String) -> Bool? {
    guard let privateKey, (try? KeyReader.facts(privateKey))?.isPrivate == true else { return nil }
    return CertificateReader.matches(certificatePEM: text, privateKeyPEM: privateKey)
  }

  private static func certificate(_ facts: CertificateFacts) -> ChainFacts.Certificate {
    ChainFacts.Certificate(
      names: facts.dnsNames + facts.ipAddresses, notBefore: facts.notBefore,
      notAfter: facts.notAfter, keyKind: facts.keyKind, keyBits: facts.key.bits,
      digest: facts.signatureDigest, isCA: facts.isCA, isSelfSigned: facts.isSelfSigned,
      allowsServerAuth: facts.allowsServerAuth)
  }
}
