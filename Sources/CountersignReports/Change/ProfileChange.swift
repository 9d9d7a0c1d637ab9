package import CountersignProfile
package import CountersignRules
package import CountersignSource

/// What a change of profile does to a running deployment: to its settings, to the sessions that are
/// open when it goes live, to the cookies that browsers hold, and to who can attack it.
package struct ProfileChange: Sendable {
  /// One of the two profiles, with what the checklist says of it.
  package struct Side: Sendable {
    /// The profile.
    package var profile: Profile
    /// Its findings; suppressed and undecided ones are left out.
    package var findings: [LintFinding]

    /// A side from its parts.
    package init(_ profile: Profile, findings: [LintFinding]) {
      self.profile = profile
      self.findings = findings.filter { $0.suppression == nil && !$0.isUndecided }
    }
  }

  /// A setting that has another value.
  package struct Setting: Sendable, Hashable {
    /// The field, such as `cookies.access.name`.
    package var field: String
    /// The values in YAML spelling.
    package var old: String
    package var new: String
    /// Where each stands, as `file:line`; nil for a default.
    package var oldPlace: String?
    package var newPlace: String?
  }

  /// The settings that differ, in the order of the reference.
  package let settings: [Setting]
  /// What becomes of open sessions.
  package let sessions: SessionFate
  /// What becomes of the cookies that browsers hold, access, refresh and CSRF.
  package let cookies: [CookieFate]
  /// Findings of the new profile that the old one does not have.
  package let opened: [LintFinding]
  /// Findings of the old profile that the new one does not have.
  package let closed: [LintFinding]

  /// The change from one profile to another.
  ///
  /// - Parameters:
  ///   - old: The profile that is in force.
  ///   - new: The profile that takes its place.
  ///   - today: The day of the change, on which retirements must not be over; nil when unknown.
  package init(from old: Side, to new: Side, today: CalendarDate?) {
    settings = Self.settings(old.profile, new.profile)
    sessions = SessionFate(from: old.profile.settings, to: new.profile.settings, today: today)
    cookies = CookieFate.all(from: old.profile.settings, to: new.profile.settings, today: today)
    let known = Set(old.findings.map(Self.identity))
    let found = Set(new.findings.map(Self.identity))
    opened = new.findings.filter { !known.contains(Self.identity($0)) }
    closed = old.findings.filter { !found.contains(Self.identity($0)) }
  }

  /// The weight of the worst finding that opens; nil when none does.
  package var worst: Severity? { opened.map(\.diagnostic.severity).max() }

  /// Whether no user notices: every session goes on, and no cookie is left behind.
  package var isSmooth: Bool {
    sessions.outcome == .goesOn && !cookies.contains { $0.isOrphaned }
  }

  /// A rule at a field, at one severity: the same finding of two profiles.
  private static func identity(_ finding: LintFinding) -> [String] {
    [finding.diagnostic.slug, finding.field, finding.diagnostic.severity.rawValue]
  }

  private static func settings(_ old: Profile, _ new: Profile) -> [Setting] {
    let (oldDraft, newDraft) = (old.draft, new.draft)
    return FieldTable.all.compactMap { field in
      let (before, after) = (field.spell(oldDraft), field.spell(newDraft))
      guard before != after, field.path != "extends" else { return nil }
      return Setting(
        field: field.path, old: before, new: after, oldPlace: old.line(of: field.path),
        newPlace: new.line(of: field.path))
    }
  }
}

extension Profile {
  /// Where a field is written, as `file:line`; nil for a default.
  fileprivate func line(of field: String) -> String? {
    guard origin(of: field) != .implied else { return nil }
    let place = place(of: field)
    return "\(place.source.name):\(place.start.line)"
  }
}
