import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

/// A rule in an environment.
struct WeightCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let environment: AuthSettings.Environment

  var testDescription: String { "\(rule.slug), \(environment.rawValue)" }

  static let all = Checklist.all.flatMap { rule in
    AuthSettings.Environment.allCases.map { WeightCase(rule: rule, environment: $0) }
  }

  /// The severities of what the rule finds in its bad examples.
  func severities() throws -> [Severity] {
    try rule.bad.filter { $0.applies(in: environment) }.flatMap { example in
      let item = RuleCase(rule: rule, example: example, environment: environment)
      return try item.findings(in: item.document).map(\.severity)
    }
  }
}

@Suite("A rule's severity in an environment")
struct SeverityTests {
  /// Rules whose examples weigh something else, as their pages say.
  private static let exceptions: [String: Severity] = [
    // An error only where no guess is needed, which takes a claim of thousands of octets.
    "cookie-too-large": .warning,
    // An error in booleans and in `same_site`, and there is an example of each.
    "scalar-ambiguous": .error,
  ]

  @Test(
    "is that of its worst bad example",
    arguments: WeightCase.all.filter { $0.rule.severity[$0.environment] != nil })
  func worst(_ item: WeightCase) throws {
    let severity = Self.exceptions[item.rule.slug] ?? item.rule.severity[item.environment]
    #expect(try item.severities().max() == severity)
  }

  @Test(
    "makes it silent where it is off",
    arguments: WeightCase.all.filter { $0.rule.severity[$0.environment] == nil })
  func off(_ item: WeightCase) throws {
    #expect(try item.severities().isEmpty)
  }
}
