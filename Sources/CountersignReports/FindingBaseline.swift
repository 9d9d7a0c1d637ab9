package import CountersignProfile
import CountersignSource

/// Findings that a team lives with for now: only new ones count.
///
/// A finding is known by its rule, its profile, its field and the field's value, never by its line. So
/// it outlives every other edit, and a value that gets worse is a new finding.
package struct FindingBaseline: Hashable, Sendable {
  /// One finding, in words for people.
  package struct Entry: Hashable, Sendable, Codable {
    /// The slug of the rule.
    package var rule: String
    /// The path of the profile.
    package var profile: String
    /// The setting; nil for what reading found.
    package var field: String?

    /// An entry from its parts.
    package init(rule: String, profile: String, field: String?) {
      self.rule = rule
      self.profile = profile
      self.field = field
    }
  }

  /// The findings by fingerprint.
  package private(set) var findings: [String: Entry] = [:]

  /// A baseline of all that a record has open.
  package init(of record: LintRecord) {
    for profile in record.profiles {
      for (entry, fingerprint) in zip(profile.entries, Fingerprint.withValues(of: profile))
      where entry.acceptance == nil {
        findings[fingerprint] = Entry(
          rule: entry.diagnostic.slug, profile: profile.path, field: entry.field)
      }
    }
  }

  /// A baseline from its entries.
  package init(findings: [String: Entry]) {
    self.findings = findings
  }

  /// The entries with those that the baseline knows accepted.
  package func accepting(_ profile: LintRecord.Profile) -> LintRecord.Profile {
    var profile = profile
    for (index, fingerprint) in Fingerprint.withValues(of: profile).enumerated()
    where findings[fingerprint] != nil && profile.entries[index].acceptance == nil {
      profile.entries[index].acceptance = .baselined
    }
    return profile
  }

  /// What is left of this baseline when only the findings of another one are still there.
  ///
  /// Findings of profiles that were not judged stay.
  ///
  /// - Parameters:
  ///   - current: The findings of today.
  ///   - judged: The paths of the profiles that were judged.
  /// - Returns: The findings of this baseline that are still there.
  package func shrunk(to current: FindingBaseline, judged: Set<String>) -> FindingBaseline {
    FindingBaseline(
      findings: findings.filter { fingerprint, entry in
        current.findings[fingerprint] != nil || !judged.contains(entry.profile)
      })
  }

  /// How many of these findings another baseline does not have.
  package func count(notIn other: FindingBaseline) -> Int {
    findings.keys.count { other.findings[$0] == nil }
  }

  /// The findings of both.
  package func union(_ other: FindingBaseline) -> FindingBaseline {
    FindingBaseline(findings: findings.merging(other.findings) { first, _ in first })
  }

  /// The file, in the order of profile, field and rule.
  package var json: JSONValue {
    let ordered = findings.sorted {
      let (left, right) = ($0.value, $1.value)
      return (left.profile, left.field ?? "", left.rule, $0.key)
        < (right.profile, right.field ?? "", right.rule, $1.key)
    }
    return .members([
      "version": .number(2),
      "findings": .object(ordered.map { .init($0.key, Self.json(of: $0.value)) }),
    ])
  }

  private static func json(of entry: Entry) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("profile", .string(entry.profile)), .init("rule", .string(entry.rule)),
    ]
    if let field = entry.field { members.append(.init("field", .string(field))) }
    return .object(members)
  }
}
