import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret that is not where the profile says.
  ///
  /// Reading itself reports a reference that names no source, several, or a variable in the
  /// spelling of a shell. This check is about what lies at the end of a sound reference.
  static let secretUnresolvable = Rule(
    slug: "secret-unresolvable",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a secret cannot be read",
    rationale: """
      A server that cannot read its key should not start. Some start all the same, with an empty \
      key that everybody knows.
      """,
    remedy: "create the secret, or correct the reference",
    references: [.asvs("13.3.1"), .asvs("16.5.3"), .cwe(636)],
    exceptions: """
      Linting where the secrets are not: an environment variable that is not set, and a file whose \
      directory is missing, are only counted as undecided. `--require-secrets` makes it an error.
      """,
    bad: [
      Example(
        """
        keys:
          signing: ▸{ file: secrets/missing.pem }◂
        """,
        surroundings: Surroundings(secrets: [
          "keys.signing": .unusable("there is no such file", nil)
        ])),
      Example(
        """
        keys: { application_secret: ▸{ file: secrets/app.key }◂ } # an empty file
        """,
        surroundings: Surroundings(secrets: [
          "keys.application_secret": .unusable("it is empty", FileFacts())
        ]), unseen: "the embedded server has no use for the application's secret"),
    ],
    good: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem }
        """, surroundings: .signing(.ec(.p256))),
      Example(
        """
        keys: { signing: { env: JWT_KEY } } # not set here: nothing is known, nothing is wrong
        """, surroundings: Surroundings(secrets: ["keys.signing": .unset])),
    ],
    check: .surroundings { profile, surroundings, report in
      for use in profile.secretUses {
        switch surroundings.state(of: use) {
        case .unknown, .found: break
        case .unset:
          report(
            .undecided(
              "`\(use.name)`: \(use.absence), so nothing is known of it", at: use.field,
              place: use.ownPlace(in: profile)))
        case .unusable(let reason, _):
          report(
            use.finding(
              "the secret `\(use.name)` cannot be read: \(reason)", in: profile))
        }
      }
    },
    proof: .probe(.loginAlone))
}
