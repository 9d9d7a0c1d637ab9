import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A private key where a public one is enough.
  static let privateKeyAsVerifying = Rule(
    slug: "private-key-as-verifying",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a key for verifying can sign as well",
    rationale: """
      A public key is handed around: to other services, to caches, into images. When it is really \
      the private one, each of them can make tokens for every account.
      """,
    remedy: "export the public half, as with `openssl pkey -pubout`, and name that file",
    references: [.asvs("11.1.1"), .rfc(7517, "9.2"), .cwe(522)],
    exceptions: "None.",
    bad: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem }
          verifying: ▸{ file: secrets/jwt.pem }◂
        """),
      Example(
        """
        keys: { verifying: ▸{ file: secrets/public.pem }◂ } # holds a private key
        """, surroundings: .keys(["keys.verifying": .ec(.p256)])),
      Example(
        """
        keys: { verifying: null, shared_with: ▸[billing]◂ } # with what does billing verify?
        """),
    ],
    good: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem }
          verifying: { file: secrets/jwt.pub.pem }
          shared_with: [billing]
        """,
        surroundings: .keys([
          "keys.signing": .ec(.p256), "keys.verifying": .ec(.p256, isPrivate: false),
        ])),
      Example(
        """
        tokens: { algorithm: HS256 } # one secret signs and verifies: another rule's business
        keys: { signing: { env: JWT_KEY }, verifying: null, shared_with: [billing] }
        """),
    ],
    check: .surroundings { profile, surroundings, report in
      let keys = profile.settings.keys
      guard !profile.settings.tokens.algorithm.isShared else { return }
      for use in profile.secretUses(of: "keys.verifying", "keys.retired") {
        let isSigning =
          use.field == "keys.verifying" && use.hasSameSource(as: profile.signingUse, in: profile)
        let key = isSigning ? nil : surroundings.key(of: use, in: profile, report)
        guard isSigning || key.map({ $0.isPrivate && $0.kind.secretOctets == nil }) == true else {
          continue
        }
        report(
          use.finding(
            isSigning
              ? "the verifying key is the signing key's file"
              : "`\(use.name)` holds a private key where a public one is enough",
            in: profile,
            fix: use.item == nil && keys.sharedWith.isEmpty
              ? profile.fix(use.field, to: "null", .safe) : nil))
      }
      guard !keys.sharedWith.isEmpty, keys.verifying == nil, keys.verifyingURL == nil else {
        return
      }
      report(
        Finding(
          "other services verify, and the profile has no public key for them: they would hold "
            + "the signing key", at: "keys.shared_with"))
    },
    proof: .unobservable(
      because: "the server publishes the public half whatever the file holds; that no key set "
        + "shows a private member is the promise keys-public-only"))
}
