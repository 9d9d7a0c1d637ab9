import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A key pair that is small enough to be broken.
  static let rsaKeySmall = Rule(
    slug: "rsa-key-small",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "an RSA key or a curve is too small",
    rationale: """
      The public key is known to everybody, and from a small one the private key can be computed: \
      1024 bits are within reach of large attackers, and 2048 bits are planned out after 2030.
      """,
    remedy: "generate an RSA key of 3072 bits, or one on P-256",
    references: [.rfc(7518, "3.3"), .rfc(7518, "3.5"), .asvs("11.2.3"), .cwe(326)],
    exceptions: "2048 bits only draw advice.",
    bad: [
      Example(
        """
        tokens: { algorithm: RS256 }
        keys:
          signing: ▸{ file: secrets/rsa1024.pem }◂
        """, surroundings: .signing(.rsa(bits: 1024))),
      Example(
        """
        tokens: { algorithm: RS256 }
        keys: { signing: ▸{ file: secrets/rsa2048.pem }◂ } # advice: enough until 2030
        """, surroundings: .signing(.rsa(bits: 2048))),
      Example(
        """
        tokens: { algorithm: RS256 }
        keys: { signing: ▸{ file: secrets/e3.pem }◂ } # public exponent 3
        """, surroundings: .signing(.rsa(bits: 3072, exponent: 3))),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: RS256 }
        keys:
          signing: { file: secrets/rsa3072.pem }
        """, surroundings: .signing(.rsa(bits: 3072))),
      Example(
        """
        tokens: { algorithm: ES256 }
        keys: { signing: { file: secrets/p256.pem } } # 256 bits of a curve weigh 3072 of RSA
        """, surroundings: .signing(.ec(.p256))),
    ],
    check: .surroundings { profile, surroundings, report in
      guard !profile.settings.tokens.algorithm.isShared else { return }
      var seen: Set<String> = []
      for use in profile.secretUses(of: "keys.signing", "keys.verifying", "keys.retired") {
        guard let key = surroundings.key(of: use, in: profile, report),
          let (problem, ceiling) = key.smallness, seen.insert(key.fingerprint).inserted
        else { continue }
        report(use.finding(problem, in: profile, atMost: ceiling))
      }
    },
    proof: .probe(
      Probe(
        needs: [], likeness: [.keys],
        steps: { _ in [.keySet] }, judge: { $0.judgeModuli() })))
}

extension KeyFacts {
  /// What is too small about a key, and the most that it weighs; nil for other keys.
  fileprivate var smallness: (String, Severity?)? {
    switch kind {
    case .rsa where bits < 2048: ("the RSA key has \(bits) bits; 2048 are the least", nil)
    case .rsa where (publicExponent ?? 65_537) < 65_537:
      ("the RSA key has the public exponent \(publicExponent ?? 0)", .warning)
    case .rsa where bits < 3072:
      ("the RSA key has \(bits) bits, which are planned out after 2030", .advice)
    case .otherEC(let curve) where bits < 256:
      ("the curve \(curve) has \(bits) bits; 256 are the least", nil)
    default: nil
    }
  }
}

extension Transcript {
  /// Judges the RSA keys of the published JWK Set.
  fileprivate func judgeModuli() -> Judgement {
    if let refusal {
      return .revealed(Evidence("the server does not start with it", bytes: [refusal]))
    }
    if self["keys"]?.response.status == 404 { return .held(observed: "no key is published") }
    return judging("keys") { keys in
      let moduli = PublishedKey.all(inKeySet: keys.response.text).compactMap(\.rsa)
      let small = moduli.first { $0.bits < 3072 || $0.exponent < 65_537 }
      guard let small else {
        return .held(
          observed: moduli.isEmpty
            ? "no RSA key is published" : "\(moduli.map(\.bits).min() ?? 0) bits")
      }
      return .revealed(
        Evidence(
          "the published key has \(small.bits) bits and the exponent \(small.exponent)",
          bytes: [keys.summary, "n: \(small.bits) bits", "e: \(small.exponent)"]))
    }
  }
}
