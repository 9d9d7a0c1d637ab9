import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

/// One example of one rule in one environment.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: Example
  let environment: AuthSettings.Environment

  var testDescription: String { "\(rule.slug), \(environment.rawValue), line \(example.line)" }

  static let bad = cases(\.bad)
  static let good = cases(\.good)

  private static func cases(_ examples: KeyPath<Rule, [Example]>) -> [RuleCase] {
    Checklist.all.flatMap { rule in
      AuthSettings.Environment.allCases.filter { rule.severity[$0] != nil }.flatMap { environment in
        rule[keyPath: examples].map {
          RuleCase(rule: rule, example: $0, environment: environment)
        }
      }
    }
  }

  /// The rule's findings in a document.
  func findings(in document: String) throws -> [Diagnostic] {
    let outcome = Example.read(document)
    let profile = try #require(outcome.profile, "\(outcome.diagnostics.map(\.message))")
    return Linter(rules: [rule]).lint(profile)
  }

  var document: String { example.document(for: environment) }
}
