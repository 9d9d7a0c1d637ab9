package import CountersignProfile
import CountersignSettings
package import CountersignSource

/// The judgement of profiles by the checklist.
package struct Linter: Sendable {
  /// The rules that speak.
  package var rules: [Rule]

  /// Creates a linter with all rules, or with some.
  package init(rules: [Rule] = Checklist.all) {
    self.rules = rules
  }

  /// The findings in a profile, in the order of its text; suppressed ones are left out.
  package func lint(_ profile: Profile) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for rule in rules {
      guard let severity = rule.severity[profile.environment] else { continue }
      rule.check(profile) { finding in
        let isMoot = finding.place == nil && profile.isRefused(finding.field)
        guard !isMoot, !isSuppressed(rule, finding, in: profile) else { return }
        diagnostics.append(
          diagnostic(
            finding, of: rule, severity: min(severity, finding.ceiling ?? severity), profile))
      }
    }
    return diagnostics.sorted {
      ($0.place.source.name, $0.place.range.lower, $0.slug)
        < ($1.place.source.name, $1.place.range.lower, $1.slug)
    }
  }

  private func isSuppressed(_ rule: Rule, _ finding: Finding, in profile: Profile) -> Bool {
    profile.draft.lint.suppress.contains {
      $0.rule == rule.slug && ($0.field ?? finding.field) == finding.field
    }
  }

  private func diagnostic(
    _ finding: Finding, of rule: Rule, severity: Severity, _ profile: Profile
  ) -> Diagnostic {
    var related: [Diagnostic.Related] = []
    var notes: [String] = []
    switch profile.origin(of: finding.field) {
    case .written: break
    case .inherited(let broughtBy):
      related.append(.init(place: broughtBy, message: "used here, through `extends`"))
    case .implied:
      notes.append(
        "`\(finding.field)` is not written: the default for \(profile.environment.rawValue) is "
          + "`\(profile.spelling(of: finding.field))`")
    }
    notes.append(rule.references.map(\.label).joined(separator: "; "))
    return Diagnostic(
      severity, rule.slug, finding.message, at: finding.place ?? profile.place(of: finding.field),
      related: related, notes: notes, help: rule.remedy, fix: finding.fix)
  }
}
