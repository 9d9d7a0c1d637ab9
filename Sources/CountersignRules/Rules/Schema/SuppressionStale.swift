import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An accepted finding that should not be accepted any longer.
  ///
  /// Reading itself demands a rule and a reason of at least ten characters.
  static let suppressionStale = Rule(
    slug: "suppression-stale",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "a suppression is over, explains nothing or suppresses nothing",
    rationale: """
      Exceptions that nobody looks at again become the rule. The next real finding of the same \
      kind is then swallowed, too.
      """,
    remedy: "remove it, or renew it with a reason and a date",
    references: [.asvs("13.1"), .asvs("7.1.1"), .cwe(1059)],
    exceptions: """
      Rules about keys and files that are not at hand where this runs: such a suppression counts \
      as used.
      """,
    bad: [
      Example(
        """
        lint:
          suppress:
            - ▸rule: cookie-not-httponly
              reason: the old app reads the cookie, ticket 812◂
        """),
      Example(
        """
        lint: { suppress: [▸{ rule: cookie-not-htponly, reason: "the old app, ticket 812" }◂] }
        """),
      Example(
        """
        cookies: { access: { http_only: false } }
        lint:
          suppress:
            - ▸{ rule: cookie-not-httponly, reason: "an old app, 812", until: "2026-03-31" }◂
        """, surroundings: Surroundings(now: 1_795_824_000)),
    ],
    good: [
      Example(
        """
        cookies: { access: { http_only: false } }
        lint:
          suppress:
            - { rule: cookie-not-httponly, reason: "the old app, ticket 812", until: "2027-03-31" }
        """, surroundings: Surroundings(now: 1_795_824_000)),
      Example(
        """
        lint: # nobody looked at the file, so nobody knows
          suppress:
            - { rule: secret-file-permissions, reason: "the mount fixes the mode" }
        """),
    ],
    check: .surroundings { profile, surroundings, report in
      let member = FamilyMember(profile, surroundings: surroundings)
      let field = "lint.suppress"
      for (item, entry) in profile.lint.suppress.enumerated() {
        guard let (problem, isNeedless) = member.problem(of: entry) else { continue }
        let isAlone = profile.lint.suppress.count == 1
        report(
          Finding(
            "the suppression of `\(entry.rule)` \(problem)", at: field,
            place: profile.place(of: field, item: item),
            fix: isNeedless && isAlone ? profile.fix(field, to: "[]", .safe) : nil))
      }
    },
    proof: .unobservable(because: "what is said of a finding does not change the server"))
}

extension FamilyMember {
  /// What is wrong with a suppression, and whether removing it changes nothing.
  fileprivate func problem(of entry: LintPolicy.Suppression) -> (String, isNeedless: Bool)? {
    guard let rule = Checklist.rule(entry.rule) else { return ("names no rule", true) }
    if case .reading = rule.check {
      return ("has no effect: what reading the file reports cannot be accepted", true)
    }
    if let until = entry.until, entry.isOver(on: surroundings.today) {
      return ("is over since \(until)", false)
    }
    if Set(entry.reason).count < 5 { return ("gives no reason", false) }
    return isUnused(entry, of: rule) ? ("suppresses nothing", true) : nil
  }

  private func isUnused(_ entry: LintPolicy.Suppression, of rule: Rule) -> Bool {
    guard rule.slug != "suppression-stale", rule.severity[profile.environment] != nil else {
      return false
    }
    switch rule.check {
    case .family, .reading: return false
    case .surroundings where surroundings == Surroundings(): return false
    case .profile, .surroundings: break
    }
    var isUsed = false
    rule.judge(self) { finding in
      if finding.isUndecided || entry.covers(rule.slug, finding.field) { isUsed = true }
    }
    return !isUsed
  }
}
