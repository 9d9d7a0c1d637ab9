import ArgumentParser
import CountersignRules
import CountersignSettings
import CountersignSource
import CountersignTargets

/// `countersign rules`: lists the checklist.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules of the checklist.")

  /// How the list is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "How the rules are printed.")
  var format = Format.text

  @OptionGroup var rules: RuleOptions

  @Option(
    help: ArgumentHelp(
      "Write a page of Markdown for each rule, and an index.", valueName: "directory"))
  var pages: String?

  func run() throws {
    if let pages { return try Self.writePages(to: pages) }
    let rules = try rules.chosen
    switch format {
    case .text: Self.printTable(of: rules)
    case .json: Console.write(JSONReport.text(rules.map(RuleRecord.init)))
    case .markdown: Console.write(RuleIndex.text)
    }
  }

  private static func printTable(of rules: [Rule]) {
    let width = rules.map(\.slug.count).max() ?? 0
    for rule in rules {
      let name = rule.slug + String(repeating: " ", count: width - rule.slug.count)
      let weight = rule.weights.joined(separator: "/")
      let gap = String(repeating: " ", count: max(1, 25 - weight.count))
      Console.print("\(name)  \(weight)\(gap)\(rule.title)")
    }
  }

  private static func writePages(to directory: String) throws {
    let pages = Checklist.all.map { rule in
      Artifact(path: "\(rule.slug).md", bytes: Array(RulePage(rule).text.utf8))
    }
    let index = Artifact(path: "README.md", bytes: Array(RuleIndex.text.utf8))
    do {
      _ = try ArtifactWriter.write(pages + [index], to: directory)
    } catch {
      throw CommandFailure("cannot write to \(directory): \(error)")
    }
  }
}

/// A rule as JSON.
private struct RuleRecord: Encodable {
  var slug: String
  var title: String
  var rationale: String
  var remedy: String
  var checklist: [Int]
  var severity: [String: String]
  var references: [String]
  var isProven: Bool

  init(_ rule: Rule) {
    slug = rule.slug
    title = rule.title
    rationale = rule.rationale
    remedy = rule.remedy
    checklist = rule.checklist.map(\.rawValue)
    severity = Dictionary(
      uniqueKeysWithValues: rule.severity.map { ($0.key.rawValue, $0.value.rawValue) })
    references = rule.references.map(\.label)
    if case .probe = rule.proof { isProven = true } else { isProven = false }
  }
}

extension Rule {
  /// The severities in production, staging and development.
  fileprivate var weights: [String] {
    [AuthSettings.Environment.production, .staging, .development].map {
      severity[$0]?.rawValue ?? "off"
    }
  }
}
