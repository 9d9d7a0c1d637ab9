import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that do not say where they are good.
  static let tokenAudienceMissing = Rule(
    slug: "token-audience-missing",
    severity: [.production: .warning, .staging: .advice],
    title: "tokens do not say who may accept them",
    rationale: "A token that was issued for the reporting service opens the shop's API as well.",
    remedy: """
      set `audience` to a name of this service in this environment; tokens issued before are \
      refused once
      """,
    references: [
      .rfc(7519, "4.1.3"), .rfc(8725, "3.9"), .rfc(9068, "2.2"), .asvs("9.2.3"), .asvs("10.3.1"),
      .cwe(345),
    ],
    exceptions: "A single small deployment whose key nobody else has: suppress the rule.",
    bad: [
      Example(
        """
        tokens: { issuer: "https://api.acme-shop.de", audience: ▸null◂ }
        """),
      Example(
        """
        tokens:
          audience: ▸[]◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { issuer: "https://api.acme-shop.de", audience: shop-production }
        """),
      Example(
        """
        tokens: { audience: [shop-production, reports-production] }
        """),
    ],
    check: { profile, report in
      guard profile.settings.tokens.audience.isEmpty else { return }
      let field = "tokens.audience"
      report(
        Finding(
          "tokens do not say who may accept them", at: field,
          fix: profile.fix(field, to: "\"\(profile.audienceName)\"", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgingAccessToken { token, line in
            guard !token.names("aud") else { return .held(observed: "the token has an aud claim") }
            return .revealed(
              Evidence("the token has no aud claim", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}

extension Profile {
  /// A name of this deployment that no other environment has.
  fileprivate var audienceName: String {
    let (name, environment) = (settings.name, environment.rawValue)
    return name.contains(environment) ? name : "\(name)-\(environment)"
  }
}
