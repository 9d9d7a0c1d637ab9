import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret that stands in the profile itself.
  static let secretInline = Rule(
    slug: "secret-inline",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a secret is written into the profile",
    rationale: """
      The file is committed, reviewed, copied and archived: everybody with the repository can \
      mint tokens.
      """,
    remedy: """
      move the value to an environment variable (`{ env: NAME }`) or a file (`{ file: path }`), \
      and replace it: it is no longer secret
      """,
    references: [.asvs("13.3.1"), .cheatSheet("Secrets Management"), .cwe(798), .cwe(312)],
    exceptions: "Test fixtures: use `{ generate: 32 }`.",
    bad: [
      Example(
        """
        keys:
          signing: ▸not-a-reference◂
        """),
      Example(
        """
        keys: { application_secret: ▸"django-insecure-sample"◂ }
        """),
    ],
    good: [
      Example(
        """
        keys:
          signing: { env: JWT_SIGNING_KEY }
        """),
      Example(
        """
        keys: { signing: { file: secrets/jwt.pem }, shared_with: [billing] }
        """),
    ],
    check: { profile, report in
      for secret in profile.inlineSecrets {
        report(
          Finding(
            "a secret is written into the profile", at: secret.field, place: secret.place))
      }
    },
    proof: .unobservable(because: "where a key is kept does not show in its signatures"))
}
