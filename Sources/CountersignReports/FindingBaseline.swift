package import CountersignProfile
import CountersignSource

/// Findings that a team lives with for now: only new ones count.
package struct FindingBaseline: Hashable, Sendable {
  /// The findings by fingerprint, each with words for people.
  package private(set) var findings: [String: String] = [:]

  /// A baseline of all that a record has open.
  package init(of record: LintRecord) {
    for profile in record.profiles {
      for (entry, fingerprint) in zip(profile.entries, Fingerprint.all(of: profile))
      where entry.acceptance == nil {
        let diagnostic = entry.diagnostic.redacted
        findings[fingerprint] = "\(diagnostic.slug) at \(entry.field ?? profile.path)"
      }
    }
  }

  /// A baseline from its entries.
  package init(findings: [String: String]) {
    self.findings = findings
  }

  /// The entries with those that the baseline knows accepted.
  package func accepting(_ profile: LintRecord.Profile) -> LintRecord.Profile {
    var profile = profile
    for (index, fingerprint) in Fingerprint.all(of: profile).enumerated()
    where findings[fingerprint] != nil && profile.entries[index].acceptance == nil {
      profile.entries[index].acceptance = .baselined
    }
    return profile
  }

  /// The file, in the order of the fingerprints.
  package var json: JSONValue {
    .members([
      "version": .number(1),
      "findings": .object(
        findings.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
    ])
  }
}
