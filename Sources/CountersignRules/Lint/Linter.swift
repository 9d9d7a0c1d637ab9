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

  /// The findings in a profile as diagnostics, in the order of its text.
  package func lint(_ profile: Profile) -> [Diagnostic] {
    findings(in: profile).map(\.diagnostic)
  }

  /// The findings in a profile, in the order of its text; suppressed ones are left out.
  package func findings(in profile: Profile) -> [LintFinding] {
    var findings: [LintFinding] = []
    for rule in rules {
      guard let severity = rule.severity[profile.environment] else { continue }
      rule.check(profile) { finding in
        let isMoot = finding.place == nil && profile.isRefused(finding.field)
        guard !isMoot, !isSuppressed(rule, finding, in: profile) else { return }
        findings.append(
          LintFinding(
            field: finding.field,
            diagnostic: diagnostic(
              finding, of: rule, severity: min(severity, finding.ceiling ?? severity), profile)))
      }
    }
    return findings.sorted {
      let (left, right) = ($0.diagnostic, $1.diagnostic)
      return (left.place.source.name, left.place.range.lower, left.slug)
        < (right.place.source.name, right.place.range.lower, right.slug)
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

/// A finding of a rule, with the field that it is about.
package struct LintFinding: Sendable, Hashable {
  /// The field, such as `cookies.access.secure`.
  package var field: String

  /// The finding as it is printed; its slug is the rule's.
  package var diagnostic: Diagnostic
}
