import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret file that travels with the source.
  static let secretInRepository = Rule(
    slug: "secret-in-repository",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a secret file is in the repository, or about to be",
    rationale: """
      History keeps it for ever, and every clone and every build machine has a copy. Deleting the \
      file later takes it out of none of them.
      """,
    remedy: "move it out of the repository or ignore it, and replace the key",
    references: [
      .asvs("13.3.1"), .asvs("13.4.1"), .cheatSheet("Secrets Management"), .cwe(540), .cwe(538),
    ],
    exceptions: "Files that are encrypted as they lie there, with sops or age, are recognised.",
    bad: [
      Example(
        """
        keys:
          signing: ▸{ file: fixtures/jwt.pem }◂ # in the index of git
        """, surroundings: .signingFile(FileFacts(tracking: .tracked))),
      Example(
        """
        keys: { signing: ▸{ file: secrets/jwt.pem }◂ } # not ignored
        """, surroundings: .signingFile(FileFacts(tracking: .untracked))),
    ],
    good: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem } # ignored by git
        """, surroundings: .signingFile(FileFacts(tracking: .ignored))),
      Example(
        """
        keys: { signing: { file: secrets/jwt.sops.pem } } # committed, and encrypted
        """, surroundings: .signingFile(FileFacts(tracking: .tracked, isSealed: true))),
    ],
    check: .surroundings { profile, surroundings, report in
      for (use, file) in profile.secretFiles(surroundings) {
        guard let problem = file.spread else { continue }
        report(use.finding("\(use.reference) \(problem)", in: profile))
      }
    },
    proof: .unobservable(because: "where a key is kept does not show in its signatures"))
}

extension FileFacts {
  /// How it leaves the machine with the source; nil when it does not.
  fileprivate var spread: String? {
    if isSealed { return nil }
    if leavesProject { return "is a link out of the project" }
    return switch tracking {
    case .tracked: "is committed to the repository"
    case .untracked: "is not ignored: the next commit may take it along"
    case .ignored, .unknown: nil
    }
  }
}
