import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret that others know or could guess.
  static let signingKeyGuessable = Rule(
    slug: "signing-key-guessable",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a key is a placeholder or predictable",
    rationale: """
      Attackers try the keys of samples and tutorials first, then words and patterns. A key that \
      somebody thought up is found in seconds, however long it is.
      """,
    remedy: "generate a random key, as with `openssl rand -base64 64`",
    references: [
      .rfc(8725, "2.2"), .rfc(8725, "3.5"), .asvs("11.5.1"), .asvs("13.2.3"), .cwe(1391), .cwe(321),
    ],
    exceptions: """
      A short random key can look regular by chance: below 24 octets that is only a warning.
      """,
    bad: [
      Example(
        """
        tokens: { algorithm: HS256 }
        keys:
          signing: ▸{ file: secrets/jwt.key }◂ # holds a text with "changeme"
        """,
        surroundings: .signing(
          .secret(octets: 40, shape: SecretShape(textOctets: 40, placeholder: "changeme")))),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: ▸{ env: JWT_KEY }◂ } # holds one block of 4 octets again and again
        """,
        surroundings: .signing(
          .secret(octets: 64, shape: SecretShape(textOctets: 64, repeatedBlockOctets: 4)))),
      Example(
        """
        keys: { application_secret: ▸{ env: APP_SECRET }◂ } # as django-admin writes it
        """,
        surroundings: .keys([
          "keys.application_secret": .secret(
            octets: 66, shape: SecretShape(textOctets: 66, placeholder: "django-insecure-"))
        ]), unseen: "the embedded server has no use for the application's secret"),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: HS256 }
        keys:
          signing: { env: JWT_KEY } # 64 random octets
        """, surroundings: .signing(.secret(octets: 64))),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: { file: secrets/jwt.key } } # 64 hexadecimal digits: 16 different ones
        """,
        surroundings: .signing(
          .secret(
            octets: 64,
            shape: SecretShape(
              textOctets: 64, distinctOctets: 16, entropyPerOctet: 3.8, hiddenOctets: 32)))),
    ],
    check: .surroundings { profile, surroundings, report in
      let isShared = profile.settings.tokens.algorithm.isShared
      let uses =
        (isShared ? profile.secretUses(of: "keys.signing", "keys.retired") : [])
        + profile.secretUses(of: "keys.application_secret")
      for use in uses {
        guard let key = surroundings.key(of: use, in: profile, report),
          let octets = key.kind.secretOctets, let problem = key.shape?.problem
        else { continue }
        report(
          use.finding(
            "the secret \(problem.words)", in: profile,
            atMost: problem.isEstimate && octets < 24 ? .warning : nil))
      }
    },
    proof: .probe(.guessedKey))
}

extension SecretShape {
  /// Why a guess would find it; an estimate where chance may look the same.
  fileprivate var problem: (words: String, isEstimate: Bool)? {
    if let placeholder { return ("contains the placeholder `\(placeholder)`", false) }
    if isPublishedSample { return ("is a sample that is printed in a standard", false) }
    if let repeatedBlockOctets {
      return ("repeats a block of \(repeatedBlockOctets) octets", false)
    }
    if distinctOctets < 5 { return ("has only \(distinctOctets) different characters", true) }
    return entropyPerOctet < 3 ? ("has less than 3 bits of surprise a character", true) : nil
  }
}
