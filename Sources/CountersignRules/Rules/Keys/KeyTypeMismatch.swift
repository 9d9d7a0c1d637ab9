import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A key that its algorithm cannot use.
  static let keyTypeMismatch = Rule(
    slug: "key-type-mismatch",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a key is not of the kind that the algorithm needs",
    rationale: """
      At best the server fails at the first login. At worst a library takes the text of a public \
      key for a shared secret, and everybody who has the public key makes tokens.
      """,
    remedy: "choose the algorithm that fits the key, or generate a key that fits the algorithm",
    references: [
      .rfc(7518, "3.1"), .rfc(7518, "3.4"), .rfc(8037, "3.1"), .rfc(8725, "3.1"), .cwe(347),
    ],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens: { algorithm: HS256 }
        keys:
          signing: ▸{ file: secrets/rsa.pem }◂
        """, surroundings: .signing(.rsa(bits: 3072))),
      Example(
        """
        tokens: { algorithm: ES256 }
        keys: { signing: ▸{ file: secrets/p384.pem }◂ }
        """, surroundings: .signing(.ec(.p384))),
      Example(
        """
        tokens: { algorithm: EdDSA }
        keys: { signing: ▸{ generate: 32 }◂ } # random octets, not a key pair
        """),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: RS256 }
        keys:
          signing: { file: secrets/rsa.pem }
          verifying: { file: secrets/rsa.pub.pem }
        """,
        surroundings: .keys([
          "keys.signing": .rsa(bits: 3072), "keys.verifying": .rsa(bits: 3072, isPrivate: false),
        ])),
      Example(
        """
        tokens: { algorithm: PS256 }
        keys: { signing: { file: secrets/rsa.pem } } # the same RSA key serves RS256 and PS256
        """, surroundings: .signing(.rsa(bits: 3072))),
    ],
    check: .surroundings { profile, surroundings, report in
      let algorithm = profile.settings.tokens.algorithm
      guard algorithm != .none else { return }
      var uses = profile.secretUses(of: "keys.signing", "keys.retired")
      if !algorithm.isShared { uses += profile.secretUses(of: "keys.verifying") }
      for use in uses {
        if case .generate = use.reference, !algorithm.isShared {
          report(
            use.finding(
              "\(algorithm.rawValue) needs \(algorithm.wants); `\(use.name)` is random octets",
              in: profile))
        }
        guard let key = surroundings.key(of: use, in: profile, report),
          let found = algorithm.misfit(key, of: use)
        else { continue }
        let suggestion = use.field == "keys.signing" ? key.suggestion : nil
        report(
          use.finding(
            "\(algorithm.rawValue) needs \(algorithm.wants); `\(use.name)` holds \(found)",
            in: profile,
            fix: suggestion.flatMap {
              profile.fix("tokens.algorithm", to: $0.rawValue, .unsafe)
            }))
      }
    },
    proof: .probe(.loginAlone))
}

extension AuthSettings.Algorithm {
  /// The key that it needs, with its article.
  fileprivate var wants: String {
    switch self {
    case .hs256, .hs384, .hs512, .none: "a secret of random octets"
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: "an RSA key"
    case .es256: "a P-256 key"
    case .es384: "a P-384 key"
    case .es512: "a P-521 key"
    case .edDSA: "an Ed25519 key"
    }
  }

  /// What is found instead of the key that it needs; nil when the key fits.
  fileprivate func misfit(_ key: KeyFacts, of use: SecretUse) -> String? {
    guard fits(key.kind) else { return key.kind.description }
    return use.field == "keys.signing" && !key.isPrivate ? "a public key, which cannot sign" : nil
  }

  private func fits(_ kind: KeyFacts.Kind) -> Bool {
    switch (self, kind) {
    case (.hs256, .symmetric), (.hs384, .symmetric), (.hs512, .symmetric): true
    case (.rs256, .rsa), (.rs384, .rsa), (.rs512, .rsa): true
    case (.ps256, .rsa), (.ps384, .rsa), (.ps512, .rsa): true
    case (.es256, .ec(.p256)), (.es384, .ec(.p384)), (.es512, .ec(.p521)): true
    case (.edDSA, .ed25519): true
    default: false
    }
  }
}

extension KeyFacts {
  /// The algorithm that the key is for; nil when it cannot sign.
  fileprivate var suggestion: AuthSettings.Algorithm? {
    guard isPrivate else { return nil }
    return switch kind {
    case .rsa: .rs256
    case .ec(.p256): .es256
    case .ec(.p384): .es384
    case .ec(.p521): .es512
    case .ed25519: .edDSA
    case .symmetric: .hs256
    case .ed448, .otherEC, .certificate, .other: nil
    }
  }
}
