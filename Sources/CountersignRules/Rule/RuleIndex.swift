import CountersignSettings
import CountersignSource

/// All rules on a page of Markdown: the items of the checklist, then the rules by subject.
package enum RuleIndex {
  /// The page, ending in a newline; it links to a page for each rule beside it.
  package static var text: String {
    let rules = Checklist.all
    let shown = rules.count { if case .probe = $0.proof { true } else { false } }
    var parts = [
      "# Rules",
      "\(rules.count) rules; \(shown) of them are shown on the wire by an experiment. "
        + "`countersign explain RULE` prints a page of these.",
      "## The security checklist", checklist, "## By subject",
    ]
    for family in Checklist.families where !family.rules.isEmpty {
      parts += ["### \(family.name)", table(family.rules)]
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static var checklist: String {
    let rows = ChecklistItem.allCases.map { item in
      let links = Checklist.all.filter { $0.checklist.contains(item) }.map(link)
      return "| \(item.rawValue) | \(item.title) | \(links.joined(separator: ", ")) |"
    }
    return (["| | item | rules |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
  }

  private static func table(_ rules: [Rule]) -> String {
    let rows = rules.map { rule in
      let weights = [AuthSettings.Environment.production, .staging, .development].map {
        rule.severity[$0]?.rawValue ?? "off"
      }
      return "| \(link(rule)) | \(rule.title) | \(weights.joined(separator: " | ")) |"
    }
    let head = [
      "| rule | | production | staging | development |", "| --- | --- | --- | --- | --- |",
    ]
    return (head + rows).joined(separator: "\n")
  }

  private static func link(_ rule: Rule) -> String { "[`\(rule.slug)`](\(rule.slug).md)" }
}
