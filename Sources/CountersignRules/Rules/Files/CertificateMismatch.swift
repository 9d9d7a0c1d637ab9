import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A certificate that is not the API's.
  static let certificateMismatch = Rule(
    slug: "certificate-mismatch",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the certificate does not fit the API's host, its key or its chain",
    rationale: """
      Browsers refuse the API. Some clients have a switch that turns the check off, and somebody \
      will find it.
      """,
    remedy: "install a certificate for the host of `site.api`, with its key and its whole chain",
    references: [
      .rfc(9525, "6.3"), .rfc(5280, "4.2.1.6"), .asvs("12.2.2"),
      .cheatSheet("Transport Layer Security"), .cwe(297),
    ],
    exceptions: "A certificate that lives at the proxy alone: do not name it here.",
    bad: [
      Example(
        """
        transport:
          tls:
            certificate: ▸{ file: tls/www.pem }◂
        """, surroundings: .chain(.sample(names: ["www.acme-shop.de"], coversHost: false))),
      Example(
        """
        transport:
          tls: { certificate: { file: tls/new.pem }, private_key: ▸{ file: tls/old.key }◂ }
        """, surroundings: .chain(.sample(ownsKey: false))),
      Example(
        """
        transport: { tls: { certificate: ▸{ file: tls/shuffled.pem }◂ } }
        """, surroundings: .chain(.sample(isOrdered: false))),
    ],
    good: [
      Example(
        """
        transport:
          tls: { certificate: { file: tls/api.pem }, private_key: { file: tls/api.key } }
        """, surroundings: .chain(.sample())),
      Example(
        """
        transport: { tls: { certificate: { file: tls/wildcard.pem } } } # covers one label
        """, surroundings: .chain(.sample(names: ["*.acme-shop.de"], ownsKey: nil))),
    ],
    check: .surroundings { profile, surroundings, report in
      guard let chain = surroundings.chain, let leaf = chain.leaf else { return }
      let field = "transport.tls.certificate"
      if !chain.coversHost {
        let host = Host(ofAddress: profile.settings.site.api)?.text ?? profile.settings.site.api
        let names = leaf.names.isEmpty ? "no host" : leaf.names.joined(separator: ", ")
        report(Finding("the certificate is for \(names), not for \(host)", at: field))
      }
      if chain.ownsKey == false {
        report(
          Finding(
            "the private key does not belong to the certificate", at: "transport.tls.private_key"))
      }
      if !chain.isOrdered {
        report(
          Finding("the chain is out of order: each certificate is signed by the next", at: field))
      } else if chain.certificates.count == 1, !leaf.isSelfSigned {
        report(
          Finding(
            "the file holds the server's certificate alone, without the one that signed it",
            at: field, atMost: .warning))
      }
    },
    proof: .probe(
      .certificates { chain, hello, _ in
        if !chain.coversHost {
          return
            "the certificate is for \(chain.leaf?.names.joined(separator: ", ") ?? ""), not for "
            + hello.host
        }
        return chain.isOrdered ? nil : "the chain is out of order"
      }))
}
