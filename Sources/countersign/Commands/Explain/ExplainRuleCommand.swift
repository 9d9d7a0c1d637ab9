import ArgumentParser
import CountersignRules
import CountersignSource

/// `countersign explain RULE`: a rule's page.
struct ExplainRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Explains a rule: why, who says so, wrong, right, proof.")

  @Argument(help: "The rule, such as cookie-not-httponly.")
  var rule: String

  func run() throws {
    guard let found = Checklist.rule(rule) else {
      let guess = Suggestion.nearest(to: rule, among: Checklist.all.map(\.slug))
      throw CommandFailure(
        "there is no rule `\(rule)`",
        help: guess.map { "did you mean `\($0)`?" } ?? "countersign rules lists them")
    }
    Console.write(RulePage(found).text)
  }
}
