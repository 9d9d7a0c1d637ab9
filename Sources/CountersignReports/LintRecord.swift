package import CountersignSource

/// What lint said about some profiles, as the report formats need it.
package struct LintRecord: Sendable {
  /// One profile.
  package struct Profile: Sendable {
    /// The path as the user gave it.
    package var path: String
    /// Whether it could be read whole enough to be judged by the rules.
    package var isJudged: Bool
    /// What was found, in the order of the text.
    package var entries: [Entry]

    /// What rules could not decide for want of a fact, such as a variable that is not set.
    package var undecided: [Diagnostic]

    /// Creates the record of a profile.
    package init(
      path: String, isJudged: Bool, entries: [Entry], undecided: [Diagnostic] = []
    ) {
      self.path = path
      self.isJudged = isJudged
      self.entries = entries
      self.undecided = undecided
    }
  }

  /// One diagnostic.
  package struct Entry: Sendable {
    /// The diagnostic, not yet redacted.
    package var diagnostic: Diagnostic
    /// The setting that a rule judged; nil for what reading found.
    package var field: String?
    /// The value that a rule judged, in YAML spelling: that of the field, or of an entry of its list;
    /// nil for what reading found. It never holds a secret.
    package var value: String?
    /// Why it is accepted; nil when it is not.
    package var acceptance: Acceptance?

    /// Creates an entry.
    package init(
      _ diagnostic: Diagnostic, field: String? = nil, value: String? = nil,
      acceptance: Acceptance? = nil
    ) {
      self.diagnostic = diagnostic
      self.field = field
      self.value = value
      self.acceptance = acceptance
    }
  }

  /// How a finding came to be accepted.
  package enum Acceptance: Sendable, Hashable {
    /// By an entry of the profile's `lint.suppress`, with its reason.
    case suppressed(reason: String)
    /// By a baseline that the user named.
    case baselined
  }

  /// The profiles in the order in which they were judged.
  package var profiles: [Profile]

  /// Creates a record.
  package init(profiles: [Profile] = []) {
    self.profiles = profiles
  }
}

extension LintRecord.Profile {
  /// The entries that nothing accepts.
  package var open: [LintRecord.Entry] { entries.filter { $0.acceptance == nil } }
}
