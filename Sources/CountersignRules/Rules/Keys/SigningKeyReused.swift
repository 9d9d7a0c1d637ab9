import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// One key for two purposes.
  static let signingKeyReused = Rule(
    slug: "signing-key-reused",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "the token key is also used for something else",
    rationale: """
      One leak then forges tokens, sessions and password links at once, and replacing the key \
      breaks all of them at once. simplejwt takes the framework's secret unless it is told \
      otherwise.
      """,
    remedy: "give tokens a key of their own; everybody signs in once more",
    references: [.asvs("11.1.1"), .rfc(8725, "3.5"), .cwe(323)],
    exceptions: "None.",
    bad: [
      Example(
        """
        keys:
          signing: ▸{ env: DJANGO_SECRET_KEY }◂
          application_secret: { env: DJANGO_SECRET_KEY }
        """),
      Example(
        """
        keys: { signing: ▸{ env: JWT_KEY }◂, application_secret: { env: SECRET_KEY } } # equal
        """,
        surroundings: .keys([
          "keys.signing": .secret(octets: 64, fingerprint: "same"),
          "keys.application_secret": .secret(octets: 64, fingerprint: "same"),
        ])),
    ],
    good: [
      Example(
        """
        keys:
          signing: { env: JWT_KEY }
          application_secret: { env: DJANGO_SECRET_KEY }
        """),
      Example(
        """
        keys: { signing: { file: secrets/a.key }, application_secret: { file: secrets/b.key } }
        """,
        surroundings: .keys([
          "keys.signing": .secret(octets: 64, fingerprint: "one"),
          "keys.application_secret": .secret(octets: 64, fingerprint: "another"),
        ])),
    ],
    check: .surroundings { profile, surroundings, report in
      let signing = profile.signingUse
      let others = profile.secretUses(of: "keys.application_secret", "transport.tls.private_key")
      let mine = surroundings.state(of: signing).facts?.key.fingerprint
      let twin = others.first {
        let theirs = surroundings.state(of: $0).facts?.key.fingerprint
        return signing.hasSameSource(as: $0, in: profile) || (mine != nil && mine == theirs)
      }
      guard let twin else { return }
      report(
        signing.finding(
          twin.field == "keys.application_secret"
            ? "the token key is the framework's secret" : "the token key is the TLS key",
          in: profile))
    },
    proof: .unobservable(because: "two uses of one key look like uses of two"))
}
