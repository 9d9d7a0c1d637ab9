import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that do not say where they come from.
  static let tokenIssuerMissing = Rule(
    slug: "token-issuer-missing",
    severity: [.production: .warning, .staging: .advice],
    title: "tokens do not say who issued them",
    rationale: """
      A token of staging, or of another system that has the same key, is accepted here as if it \
      were our own.
      """,
    remedy: "set `issuer` to the API's origin; tokens issued before are refused once",
    references: [
      .rfc(7519, "4.1.1"), .rfc(8725, "3.8"), .rfc(9068, "2.2"), .rfc(9068, "4"), .cwe(345),
    ],
    exceptions: "A single small deployment whose key nobody else has: suppress the rule.",
    bad: [
      Example(
        """
        tokens: { issuer: ▸null◂ }
        """),
      Example(
        """
        tokens:
          issuer: ▸~◂
          audience: shop-production
        """),
    ],
    good: [
      Example(
        """
        tokens: { issuer: "https://api.acme-shop.de" }
        """),
      Example(
        """
        tokens: { issuer: acme-shop } # any name will do, as long as it is ours
        """),
    ],
    check: { profile, report in
      guard profile.settings.tokens.issuer == nil else { return }
      let field = "tokens.issuer"
      report(
        Finding(
          "tokens do not say who issued them", at: field,
          fix: profile.fix(field, to: "\"\(profile.settings.site.api)\"", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgingAccessToken { token, line in
            guard !token.names("iss") else { return .held(observed: "the token has an iss claim") }
            return .revealed(
              Evidence("the token has no iss claim", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}
