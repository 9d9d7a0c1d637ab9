import CountersignSettings
import CountersignSource

extension Rule {
  /// A word that YAML 1.1 and 1.2 read differently.
  static let scalarAmbiguous = Rule(
    slug: "scalar-ambiguous",
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "readers of YAML disagree about a value",
    rationale: """
      The tools that read this file do not agree: `off` is false to one and text to another, \
      `None` is a word or nothing. A protection may be on for the reviewer and off for the server.
      """,
    remedy: "write `true` or `false`, plain decimal numbers, and quote text",
    references: [.yaml("10.3.2"), .cwe(436)],
    exceptions: """
      None. Quoted text has one meaning. In booleans and in `same_site` it is an error, elsewhere \
      a warning.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            http_only: ▸on◂
        """),
      Example(
        """
        cookies: { refresh: { same_site: ▸None◂ } }
        """),
      Example(
        """
        tokens: { issuer: ▸yes◂ }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            http_only: true
        """),
      Example(
        """
        tokens: { issuer: "yes" }
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
