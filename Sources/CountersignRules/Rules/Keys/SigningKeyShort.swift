import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An HMAC secret that is shorter than its hash.
  static let signingKeyShort = Rule(
    slug: "signing-key-short",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "the signing key is too short for its algorithm",
    rationale: """
      One captured token is enough to try keys at home, billions of them in a second, and no \
      server notices. Whoever finds the key makes tokens for every account.
      """,
    remedy: "generate a key of the full length, as with `openssl rand -base64 64`",
    references: [.rfc(7518, "3.2"), .rfc(8725, "3.5"), .asvs("11.2.3"), .cwe(326)],
    exceptions: """
      An environment variable that is not set where this runs: then the rule says that it cannot \
      decide.
      """,
    bad: [
      Example(
        """
        tokens: { algorithm: HS512 }
        keys:
          signing: ▸{ env: JWT_KEY }◂ # holds 16 letters
        """,
        surroundings: .signing(
          .secret(octets: 16, shape: SecretShape(textOctets: 16, placeholder: "secret")))),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: ▸{ generate: 16 }◂ }
        """, unseen: "random octets are in no list"),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: ▸{ file: secrets/jwt.key }◂ } # 32 hexadecimal digits
        """,
        surroundings: .signing(
          .secret(octets: 32, shape: SecretShape(textOctets: 32, hiddenOctets: 16))),
        unseen: "random digits are in no list"),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: HS512 }
        keys:
          signing: { env: JWT_KEY } # holds 64 octets
        """, surroundings: .signing(.secret(octets: 64))),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: { file: secrets/jwt.key } } # exactly 32 octets
        """, surroundings: .signing(.secret(octets: 32))),
    ],
    check: .surroundings { profile, surroundings, report in
      profile.reportShortKeys(surroundings, report)
      for use in profile.secretUses(of: "keys.application_secret") {
        guard let key = surroundings.key(of: use, in: profile, report),
          let octets = key.kind.secretOctets, octets < 50
        else { continue }
        report(
          use.finding(
            "the application secret has \(octets) octets; Django asks for 50", in: profile,
            atMost: .warning))
      }
    },
    proof: .probe(.guessedKey))
}

extension Profile {
  fileprivate func reportShortKeys(_ surroundings: Surroundings, _ report: (Finding) -> Void) {
    let algorithm = settings.tokens.algorithm
    guard let needed = algorithm.secretOctets else { return }
    for use in secretUses(of: "keys.signing", "keys.retired") {
      let key = surroundings.key(of: use, in: self, report)
      guard let octets = use.generatedOctets ?? key?.kind.secretOctets else { continue }
      if octets < needed {
        report(
          use.finding(
            "the key has \(octets) octets; \(algorithm.rawValue) needs \(needed)", in: self))
      } else if let hidden = key?.shape?.hiddenOctets, hidden < needed {
        report(
          use.finding(
            "the key's text is \(octets) octets and would decode to \(hidden); "
              + "\(algorithm.rawValue) needs \(needed)", in: self, atMost: .advice))
      }
    }
  }
}

extension SecretUse {
  /// How many octets are made at start; nil for other references.
  fileprivate var generatedOctets: Int? {
    if case .generate(let count) = reference { count } else { nil }
  }
}
