package import CountersignProfile
import CountersignSettings
package import CountersignSource

/// The judgement of profiles by the checklist.
package struct Linter: Sendable {
  /// The rules that speak.
  package let rules: [Rule]

  /// The checks of rules that judge a profile by itself, with the rules' numbers, in the order of the
  /// environments: beside the rules, so that one that finds nothing is not even touched.
  private let checks: [[(rule: Int, check: Rule.Check)]]

  /// Whether a secret that is not at hand is an error; else it is only said that rules about it
  /// cannot be decided.
  package var requireSecrets: Bool

  /// Whether suppressed findings are told, too, each with the reason of its suppression.
  package var keepsSuppressed: Bool

  /// Whether what could not be decided is told, and not only counted.
  package var keepsUndecided: Bool

  /// Creates a linter with all rules, or with some.
  package init(
    rules: [Rule] = Checklist.all, requireSecrets: Bool = false, keepsSuppressed: Bool = false,
    keepsUndecided: Bool = true
  ) {
    self.rules = rules
    checks = AuthSettings.Environment.allCases.map { environment in
      rules.enumerated().filter { $0.element.severity(in: environment) != nil }
        .map { ($0.offset, $0.element.check) }
    }
    self.requireSecrets = requireSecrets
    self.keepsSuppressed = keepsSuppressed
    self.keepsUndecided = keepsUndecided
  }

  /// The findings in a profile as diagnostics, in the order of its text.
  package func lint(_ profile: Profile) -> [Diagnostic] {
    findings(in: profile).map(\.diagnostic)
  }

  /// The findings in a profile by itself, in the order of its text; suppressed ones are left out.
  package func findings(in profile: Profile) -> [LintFinding] {
    findings(in: profile, surroundings: nil)
  }

  /// The findings in a profile whose keys and files were looked at; nil when they were not.
  ///
  /// Rules that compare several profiles are silent; see `findings(across:)`.
  package func findings(
    in profile: Profile, surroundings: Surroundings?
  ) -> [LintFinding] {
    judgement(of: profile, surroundings: surroundings).findings
  }

  /// The findings in a profile, and how often a rule could not be decided, told or not.
  package func judgement(
    of profile: Profile, surroundings: Surroundings?
  ) -> (findings: [LintFinding], undecided: Int) {
    let member = FamilyMember(profile, surroundings: surroundings ?? Surroundings())
    var findings: [LintFinding] = []
    var counted = 0
    for (rule, check) in checks[profile.environment.rank] {
      check.judge(member) { finding in
        if isOnlyCounted(finding, in: profile) {
          counted += 1
        } else if let found = found(finding, by: rules[rule], in: member) {
          findings.append(found)
        }
      }
    }
    return (Self.ordered(findings), counted + findings.count(where: \.isUndecided))
  }

  /// The findings that show only when the profiles of a directory are compared, one list for each
  /// profile in their order.
  package func findings(across family: [FamilyMember]) -> [[LintFinding]] {
    var findings = [[LintFinding]](repeating: [], count: family.count)
    for rule in rules {
      guard case .family(let check) = rule.check else { continue }
      check(family) { index, finding in
        if let found = found(finding, by: rule, in: family[index]) { findings[index].append(found) }
      }
    }
    return findings.map(Self.ordered)
  }

  /// The findings of a comparison of profiles of which nothing else is known.
  package func findings(across profiles: [Profile]) -> [[LintFinding]] {
    findings(across: profiles.map { FamilyMember($0) })
  }

  private static func ordered(_ findings: [LintFinding]) -> [LintFinding] {
    findings.sorted {
      let (left, right) = ($0.diagnostic, $1.diagnostic)
      return (left.place.source.name, left.place.range.lower, left.slug)
        < (right.place.source.name, right.place.range.lower, right.slug)
    }
  }

  /// Whether nothing of a finding is wanted but that there is one.
  private func isOnlyCounted(_ finding: Finding, in profile: Profile) -> Bool {
    finding.isUndecided && !keepsUndecided && keepsSuppressed && !requireSecrets
      && !isMoot(finding, in: profile)
  }

  /// Whether a finding is about a value that was refused.
  private func isMoot(_ finding: Finding, in profile: Profile) -> Bool {
    finding.place == nil && profile.isRefused(finding.field)
  }

  /// The finding as it is told; nil when it is moot, suppressed or off.
  private func found(
    _ finding: Finding, by rule: Rule, in member: FamilyMember
  ) -> LintFinding? {
    let profile = member.profile
    guard let severity = rule.severity(in: profile.environment) else { return nil }
    let suppression = suppression(of: finding, by: rule, in: member)
    guard !isMoot(finding, in: profile), suppression == nil || keepsSuppressed else { return nil }
    let isDemanded =
      finding.isUndecided && requireSecrets && rule.slug == Rule.secretUnresolvable.slug
    let weight = isDemanded ? .error : min(severity, finding.ceiling ?? severity)
    return LintFinding(
      field: finding.field, isUndecided: finding.isUndecided && !isDemanded,
      suppression: suppression,
      diagnostic: diagnostic(finding, of: rule, severity: weight, profile))
  }

  /// The reason for which a finding is suppressed; nil when it is not.
  private func suppression(
    of finding: Finding, by rule: Rule, in member: FamilyMember
  ) -> String? {
    member.profile.lint.suppress.first {
      $0.covers(rule.slug, finding.field) && !$0.isOver(on: member.surroundings.today)
    }?.reason
  }

  /// Why an inherited value holds.
  private static func provenance(of field: String, in profile: Profile) -> String {
    let place = profile.place(of: field)
    return "`\(field)` is `\(profile.spelling(of: field))` because \(place.source.name):"
      + "\(place.start.line) sets it and \(FilePath.name(of: profile.layers[0].path)) does not "
      + "override it"
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
      notes.append(Self.provenance(of: finding.field, in: profile))
    case .implied:
      notes.append(
        "`\(finding.field)` is not written: the default for \(profile.environment.rawValue) is "
          + "`\(profile.spelling(of: finding.field))`")
    }
    notes.append(rule.authorities)
    return Diagnostic(
      severity, rule.slug, finding.message, at: finding.place ?? profile.place(of: finding.field),
      related: related + finding.related, notes: notes, help: rule.remedy, fix: finding.fix)
  }
}

extension Rule {
  /// Reports each finding in a profile by itself, suppressed or not; none from rules that compare
  /// and from those that reading enforces.
  func judge(_ member: FamilyMember, _ report: (Finding) -> Void) {
    guard severity(in: member.profile.environment) != nil else { return }
    check.judge(member, report)
  }
}

extension Rule.Check {
  /// Reports each finding in a profile by itself.
  fileprivate func judge(_ member: FamilyMember, _ report: (Finding) -> Void) {
    switch self {
    case .profile(let check): check(member.profile, report)
    case .surroundings(let check): check(member.profile, member.surroundings, report)
    case .family, .reading: break
    }
  }
}

extension LintPolicy.Suppression {
  /// Whether it speaks of this rule at this field.
  func covers(_ slug: String, _ field: String) -> Bool {
    rule == slug && (self.field ?? field) == field
  }

  /// Whether its last day is past; not when either day is unknown.
  func isOver(on today: CalendarDate?) -> Bool {
    guard let today, let last = until.flatMap(CalendarDate.init) else { return false }
    return last < today
  }
}
