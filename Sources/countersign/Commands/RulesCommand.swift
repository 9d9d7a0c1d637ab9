import ArgumentParser
import CountersignRules
import CountersignSettings
import CountersignSource

/// `countersign rules`: lists the checklist.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules of the checklist.")

  func run() {
    let width = Checklist.all.map(\.slug.count).max() ?? 0
    for rule in Checklist.all {
      let name = rule.slug + String(repeating: " ", count: width - rule.slug.count)
      let weights = [AuthSettings.Environment.production, .staging, .development].map {
        rule.severity[$0]?.rawValue ?? "off"
      }
      let weight = weights.joined(separator: "/")
      Console.print(
        "\(name)  \(weight)\(String(repeating: " ", count: max(1, 25 - weight.count)))\(rule.title)"
      )
    }
  }
}
