import CountersignSettings
import CountersignSource

extension Rule {
  /// A length of time without a unit.
  static let durationUnitless = Rule(
    slug: "duration-unitless",
    checklist: [.lifetime],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a duration has no unit",
    rationale: """
      15 read as days keeps a stolen token alive for weeks; read as seconds it signs everybody out \
      all the time. Some readers take 15:00 for 900.
      """,
    remedy: "write the unit, as in `15m`",
    references: [.asvs("7.3.1"), .cwe(20)],
    exceptions: "None. Zero has a unit as well: `0s`.",
    bad: [
      Example(
        """
        tokens:
          access_lifetime: ▸15◂
        """),
      Example(
        """
        tokens: { access_lifetime: ▸15:00◂ }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          access_lifetime: 15m
        """),
      Example(
        """
        tokens: { leeway: 0s }
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
