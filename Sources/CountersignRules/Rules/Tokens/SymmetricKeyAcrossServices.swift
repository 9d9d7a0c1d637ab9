import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// One secret that lets every service write tokens.
  static let symmetricKeyAcrossServices = Rule(
    slug: "symmetric-key-across-services",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "every service that verifies tokens can also mint them",
    rationale: """
      With HMAC the key that checks a token also makes one. Whoever breaks into the weakest of the \
      services signs in as anybody, administrators included.
      """,
    remedy: "make a key pair, set `algorithm: ES256`, and hand out only the public key",
    references: [
      .asvs("11.1.1"), .rfc(8725, "3.5"), .cheatSheet("JSON Web Token"), .cwe(668),
    ],
    exceptions: "One service that issues tokens and checks them for itself.",
    bad: [
      Example(
        """
        tokens: { algorithm: ▸HS256◂ }
        keys: { signing: { env: JWT_KEY }, shared_with: [billing, search] }
        """),
      Example(
        """
        tokens:
          algorithm: ▸HS512◂
          audience: [shop, reports]
        keys: { signing: { env: JWT_KEY } }
        """),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: ES256 }
        keys:
          signing: { file: secrets/jwt.pem }
          verifying: { file: secrets/jwt.pub.pem }
          shared_with: [billing, search]
        """),
      Example(
        """
        tokens: { algorithm: HS256, audience: [shop] } # one service for itself
        keys: { signing: { env: JWT_KEY } }
        """),
    ],
    check: { profile, report in
      let (tokens, keys) = (profile.settings.tokens, profile.settings.keys)
      let services = max(keys.sharedWith.count + 1, tokens.audience.count)
      guard tokens.algorithm.rawValue.hasPrefix("HS"), services > 1 else { return }
      let field = "tokens.algorithm"
      let isAlone = profile.origin(of: "tokens.allowed_algorithms") == .implied
      report(
        Finding(
          "\(services) services can mint tokens: with \(tokens.algorithm.rawValue) the key that "
            + "verifies also signs", at: field,
          fix: isAlone ? profile.fix(field, to: "ES256", .unsafe) : nil))
    },
    proof: .unobservable(because: "who else holds the key does not show in what it signs"))
}
