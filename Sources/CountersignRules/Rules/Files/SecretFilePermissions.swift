import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret file that others on the machine can open.
  static let secretFilePermissions = Rule(
    slug: "secret-file-permissions",
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "a secret file is open to other accounts of the machine",
    rationale: """
      Every program that runs under any account there can copy the key: a compromised cron job or \
      a neighbour's web server is enough.
      """,
    remedy: "run `chmod 600` on it and let the server's own account own it",
    references: [.asvs("13.3.2"), .asvs("13.2.2"), .cheatSheet("Key Management"), .cwe(732)],
    exceptions: "Mounts of containers that fix the mode: suppress it with that reason.",
    bad: [
      Example(
        """
        keys:
          signing: ▸{ file: secrets/jwt.pem }◂ # mode 644
        """, surroundings: .signingFile(FileFacts(mode: 0o644))),
      Example(
        """
        keys: { signing: ▸{ file: /tmp/jwt.pem }◂ } # everybody may replace it
        """, surroundings: .signingFile(FileFacts(isDirectoryOpen: true))),
    ],
    good: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem } # mode 600
        """, surroundings: .signingFile(FileFacts(mode: 0o600))),
      Example(
        """
        keys: { verifying: { file: secrets/jwt.pub.pem } } # mode 644, and public anyway
        """,
        surroundings: Surroundings(secrets: [
          "keys.verifying": .found(
            SecretFacts(.ec(.p256, isPrivate: false), file: FileFacts(mode: 0o644)))
        ])),
    ],
    check: .surroundings { profile, surroundings, report in
      for (use, file) in profile.secretFiles(surroundings) {
        guard let problem = file.exposure else { continue }
        report(use.finding("\(use.reference) \(problem)", in: profile))
      }
    },
    proof: .unobservable(because: "the mode of a file does not show in what is signed with it"))
}

extension Profile {
  /// The secrets that lie in files, with what is known of these; public keys are left out.
  func secretFiles(_ surroundings: Surroundings) -> [(SecretUse, FileFacts)] {
    secretUses.compactMap { use in
      let state = surroundings.state(of: use)
      guard !use.isPublic, let file = state.file, state.facts?.key.isPrivate ?? true else {
        return nil
      }
      return (use, file)
    }
  }
}

extension FileFacts {
  /// Who else can get at the file; nil for nobody.
  fileprivate var exposure: String? {
    let mode = mode & 0o777
    let digits = String(mode, radix: 8)
    let spelled = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    if mode & 0o007 != 0 { return "is open to every account of the machine (mode \(spelled))" }
    if mode & 0o070 != 0 { return "is open to its group (mode \(spelled))" }
    if isForeign { return "belongs to another account" }
    return isDirectoryOpen ? "lies in a directory that everybody may write to" : nil
  }
}
