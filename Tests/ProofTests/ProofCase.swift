import CountersignLab
import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// One example of an observable rule in an environment in which the rule speaks.
struct ProofCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let probe: Probe
  let example: Example
  let environment: AuthSettings.Environment

  var testDescription: String { "\(rule.slug), \(environment.rawValue), line \(example.line)" }

  static let bad = cases(\.bad)
  static let good = cases(\.good)

  private static func cases(_ examples: KeyPath<Rule, [Example]>) -> [ProofCase] {
    Checklist.all.flatMap { rule -> [ProofCase] in
      guard case .probe(let probe) = rule.proof else { return [] }
      return AuthSettings.Environment.allCases.filter { rule.severity[$0] != nil }.flatMap {
        environment in
        rule[keyPath: examples].filter { $0.unseen == nil && $0.applies(in: environment) }.map {
          ProofCase(rule: rule, probe: probe, example: $0, environment: environment)
        }
      }
    }
  }

  /// What is taken as known beside the settings.
  var premises: Premises {
    Premises(
      example.surroundings ?? Surroundings(), sharesSigningKey: sharesSigningKey,
      trustsTheUnknown: true)
  }

  /// Whether the second profile of the example signs with its key, elsewhere; nil without one.
  private var sharesSigningKey: Bool? {
    guard let profile = example.read(for: environment).profile,
      let neighbour = example.neighbour?.profile
    else { return nil }
    return neighbour.environment != profile.environment
      && FamilyMember(profile).sharesSigningKey(with: FamilyMember(neighbour)) != .no
  }

  /// The example compiled in spite of its errors.
  func compiledForLab() throws -> CompiledProfile {
    let outcome = example.read(for: environment)
    let profile = try #require(outcome.profile)
    return CompiledProfile(settings: profile.settings, fingerprint: "", lab: true)
  }
}
