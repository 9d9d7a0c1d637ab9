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
        rule[keyPath: examples].filter { $0.applies(in: environment) }.map {
          RuleCase(rule: rule, example: $0, environment: environment)
        }
      }
    }
  }

  /// What the rule says of a version of the example's document.
  func findings(in document: String) throws -> [Diagnostic] {
    try findings(in: example.read(document))
  }

  /// What the rule says of what was read.
  func findings(in outcome: ProfileReader.Outcome) throws -> [Diagnostic] {
    let linter = Linter(rules: [rule])
    switch rule.check {
    case .reading: return outcome.diagnostics.filter { $0.slug == rule.slug }
    case .profile, .surroundings:
      let profile = try #require(outcome.profile, "\(outcome.diagnostics.map(\.message))")
      return linter.findings(in: profile, surroundings: example.surroundings)
        .filter { !$0.isUndecided }.map(\.diagnostic)
    case .family:
      let neighbour = try #require(example.neighbour)
      #expect(neighbour.diagnostics.isEmpty)
      let family = [try #require(outcome.profile), try #require(neighbour.profile)]
        .map { FamilyMember($0, surroundings: example.surroundings ?? Surroundings()) }
      return linter.findings(across: family)[0].map(\.diagnostic)
    }
  }

  /// The fields at which the rule finds something in the example; none for a rule of reading.
  func fields() throws -> [String] {
    let linter = Linter(rules: [rule])
    switch rule.check {
    case .reading: return []
    case .profile, .surroundings:
      let profile = try #require(example.read(document).profile)
      return linter.findings(in: profile, surroundings: example.surroundings).map(\.field)
    case .family:
      let outcomes = [example.read(document), try #require(example.neighbour)]
      let family = try outcomes.map {
        FamilyMember(
          try #require($0.profile), surroundings: example.surroundings ?? Surroundings())
      }
      return linter.findings(across: family).joined().map(\.field)
    }
  }

  /// Whether the rule speaks of a document that is read without complaint.
  var isOfReading: Bool {
    if case .reading = rule.check { true } else { false }
  }

  var document: String { example.document(for: environment) }
}

/// An example in another writing.
struct RewrittenCase: Sendable, CustomTestStringConvertible {
  let original: RuleCase
  let style: Rewriting.Style
  let rewriting: Rewriting

  var testDescription: String { "\(original.testDescription), \(style.rawValue)" }

  static let bad = cases(RuleCase.bad)
  static let good = cases(RuleCase.good)

  private static func cases(_ originals: [RuleCase]) -> [RewrittenCase] {
    originals.flatMap { original in
      Rewriting.Style.allCases.compactMap { style in
        let marks = original.example.marks(for: original.environment)
        return Rewriting(original.document, marks: marks, style: style).map {
          RewrittenCase(original: original, style: style, rewriting: $0)
        }
      }
    }
  }
}
