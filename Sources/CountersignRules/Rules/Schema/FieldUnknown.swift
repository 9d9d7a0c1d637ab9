import CountersignSettings
import CountersignSource

extension Rule {
  /// A key that no profile has.
  static let fieldUnknown = Rule(
    slug: "field-unknown",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a key is not a field of the profile language",
    rationale: """
      A misspelled protection protects nothing: its default applies, and nobody notices. \
      `htttp_only: true` is such a line.
      """,
    remedy: """
      correct the name; `countersign schema` and the field reference list them all
      """,
    references: [.asvs("2.2.1"), .asvs("13.1"), .cwe(20), .cwe(1188)],
    exceptions: "None. Notes belong into comments.",
    bad: [
      Example(
        """
        cookies:
          access:
            ▸htttp_only◂: true
        """),
      Example(
        """
        tokens: { ▸acess_lifetime◂: 5m }
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
        tokens: { access_lifetime: 5m } # acess_lifetime would be unknown
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
