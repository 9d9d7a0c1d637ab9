import CountersignSettings
import CountersignSource

/// A rule as a page of Markdown: for `explain`, for the documentation and for reports.
package struct RulePage: Sendable {
  private let rule: Rule

  /// Creates the page of a rule.
  package init(_ rule: Rule) {
    self.rule = rule
  }

  /// The page, ending in a newline.
  package var text: String {
    var parts = [
      "# \(rule.slug)", rule.title.prefix(1).uppercased() + rule.title.dropFirst() + ".",
    ]
    parts.append(severities)
    parts += ["## Why", rule.rationale, "## Remedy", sentence(rule.remedy)]
    parts += ["## Wrong"] + rule.bad.map { fenced($0.shownText) }
    parts += ["## Right"] + rule.good.map { fenced($0.shownText) }
    parts += ["## Proof", proof, "## Exceptions", rule.exceptions]
    parts += [
      "## Authorities",
      rule.references.map { "- [\($0.label)](\($0.url))" }.joined(separator: "\n"),
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var severities: String {
    let rows = [AuthSettings.Environment.production, .staging, .development].map {
      "| \($0.rawValue) | \(rule.severity[$0]?.rawValue ?? "off") |"
    }
    let items = rule.checklist.map { "\($0.rawValue), \($0.title)" }
    let item = items.isEmpty ? "" : "\n\nChecklist: \(items.joined(separator: "; "))."
    return "| environment | severity |\n| --- | --- |\n" + rows.joined(separator: "\n") + item
  }

  private var proof: String {
    switch rule.proof {
    case .unobservable(let reason): "Nothing shows on the wire: \(reason)."
    case .untried(let reason): "No experiment tries this yet: \(reason)."
    case .probe(let probe):
      "`countersign verify --only \(rule.slug) PROFILE` tries it over HTTP"
        + (probe.needs.contains(.intrusion) ? " (intrusive)." : ".")
    }
  }

  private func fenced(_ yaml: String) -> String { "```yaml\n\(yaml)\n```" }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

extension Example {
  /// The fragment as a page shows it: with what of its head and its neighbour matters.
  fileprivate var shownText: String {
    var lines: [String] = []
    if path != "example.yaml" { lines.append("# \(path)") }
    if let environments, environments.count == 1, let only = environments.first {
      lines.append("environment: \(only.rawValue)")
    }
    if extends != Baseline.path {
      lines.append("extends: " + extends.filter { $0 != "▸" && $0 != "◂" })
    }
    if !text.isEmpty { lines.append(text) }
    if let beside { lines += ["---", beside] }
    return lines.joined(separator: "\n")
  }
}
