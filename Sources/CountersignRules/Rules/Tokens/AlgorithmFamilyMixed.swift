import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A verifier that lets the token choose between a secret and a public key.
  static let algorithmFamilyMixed = Rule(
    slug: "algorithm-family-mixed",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the verifier accepts more algorithms than the one in use",
    rationale: """
      The token says which algorithm checks it. Where HMAC is allowed beside a public key, an \
      attacker signs with the published key as the secret, and every token can be forged.
      """,
    remedy: "list exactly the one algorithm in use, or leave `allowed_algorithms` out",
    references: [
      .rfc(8725, "2.1"), .rfc(8725, "3.1"), .asvs("9.1.2"), .cheatSheet("JSON Web Token"),
      .cwe(347), .cwe(327),
    ],
    exceptions: """
      A planned move from one public-key algorithm to another: it is only a warning, and ends with \
      the move.
      """,
    bad: [
      Example(
        """
        tokens: { algorithm: RS256, allowed_algorithms: [RS256, ▸HS256◂] }
        """),
      Example(
        """
        tokens:
          algorithm: ES256
          allowed_algorithms:
            - ▸EdDSA◂
            - ES256
        """),
      Example(
        """
        tokens: { algorithm: HS512, allowed_algorithms: [HS512, ▸HS256◂] }
        """),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: RS256, allowed_algorithms: [RS256] }
        """),
      Example(
        """
        tokens: { algorithm: HS512 } # alone is fine: the list follows
        """),
    ],
    check: { profile, report in
      if let finding = profile.mixedAlgorithmFinding { report(finding) }
    },
    proof: .untried(
      because: "it takes a token signed with the server's public key, and no step can sign one"))
}

extension Profile {
  fileprivate var mixedAlgorithmFinding: Finding? {
    let (own, field) = (settings.tokens.algorithm, "tokens.allowed_algorithms")
    // Unsigned tokens are the matter of `algorithm-none`.
    let others = settings.tokens.allowedAlgorithms.enumerated().filter {
      $0.element != own && $0.element != .none
    }
    let mixed = others.first { $0.element.isMAC != own.isMAC }
    guard own != .none, let other = mixed ?? others.first else { return nil }
    let isMigration = mixed == nil && !own.isMAC
    let name = other.element.rawValue
    return Finding(
      mixed == nil
        ? "\(name) is accepted, but tokens are signed with \(own.rawValue)"
        : "the verifier accepts a shared secret and a public key: \(own.rawValue) and \(name)",
      at: field, place: place(of: field, item: other.offset), atMost: isMigration ? .warning : nil,
      fix: fix(field, to: "[\(own.rawValue)]", isMigration ? .unsafe : .safe))
  }
}

extension AuthSettings.Algorithm {
  /// Whether one secret both signs and verifies.
  fileprivate var isMAC: Bool { rawValue.hasPrefix("HS") }
}
