import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A certificate that can be forged, or that nobody can check.
  static let certificateWeak = Rule(
    slug: "certificate-weak",
    checklist: [.secure],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "a certificate is weak",
    rationale: """
      A weak signature or a small key lets others make a certificate that looks the same. A \
      self-signed one cannot be told from an attacker's, so people learn to accept warnings.
      """,
    remedy: "have a new one issued, on P-256 with SHA-256",
    references: [.rfc(9155, "2"), .asvs("12.2.2"), .asvs("11.4.3"), .cwe(327), .cwe(295)],
    exceptions: "A self-signed certificate is fine before production.",
    bad: [
      Example(
        """
        transport:
          tls:
            certificate: ▸{ file: tls/sha1.pem }◂
        """, surroundings: .chain(.sample { $0.digest = "SHA1" })),
      Example(
        """
        transport: { tls: { certificate: ▸{ file: tls/rsa1024.pem }◂ } }
        """,
        surroundings: .chain(
          .sample {
            $0.keyKind = .rsa
            $0.keyBits = 1024
          })),
      Example(
        """
        transport: { tls: { certificate: ▸{ file: tls/self-signed.pem }◂ } }
        """, in: [.production],
        surroundings: .chain(.sample { $0.isSelfSigned = true })),
    ],
    good: [
      Example(
        """
        transport:
          tls:
            certificate: { file: tls/public-ca.pem }
        """, surroundings: .chain(.sample())),
      Example(
        """
        transport: { tls: { certificate: { file: tls/self-signed.pem } } } # on a laptop
        """, in: [.development], surroundings: .chain(.sample { $0.isSelfSigned = true })),
    ],
    check: .surroundings { profile, surroundings, report in
      guard let chain = surroundings.chain else { return }
      guard let fault = chain.fault(in: profile.environment) else { return }
      report(Finding(fault, at: "transport.tls.certificate"))
    },
    proof: .probe(
      .certificates { chain, _, transcript in chain.fault(in: transcript.settings.environment) }))
}

extension ChainFacts {
  /// What is weak about the first certificate that is.
  fileprivate func fault(in environment: AuthSettings.Environment) -> String? {
    for (number, certificate) in certificates.enumerated() {
      let problem =
        certificate.weakness
        ?? (number == 0 ? certificate.misuse(inProduction: environment == .production) : nil)
      guard let problem else { continue }
      return (number == 0 ? "the certificate " : "certificate \(number + 1) of the chain ")
        + problem
    }
    return nil
  }
}

extension ChainFacts.Certificate {
  /// What is weak about its signature or key; a root's own signature does not matter.
  fileprivate var weakness: String? {
    if !isSelfSigned, let digest, ["MD5", "SHA1"].contains(digest) {
      return "is signed with \(digest)"
    }
    switch keyKind {
    case .rsa where keyBits < 2048: return "has an RSA key of \(keyBits) bits"
    case .otherEC(let curve) where keyBits < 256: return "has a key on the curve \(curve)"
    default: return nil
    }
  }

  /// What makes it unfit for a server.
  fileprivate func misuse(inProduction isProduction: Bool) -> String? {
    if isProduction, isSelfSigned { return "is self-signed" }
    if isProduction, isCA { return "is one of an authority, not of a server" }
    return allowsServerAuth == false ? "is not for TLS servers" : nil
  }
}
