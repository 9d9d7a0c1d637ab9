import CountersignSettings
import CountersignSource

extension Rule {
  /// A text that is not YAML.
  static let documentMalformed = Rule(
    slug: "document-malformed",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the text is not YAML",
    rationale: """
      Nothing of it can be trusted: a reader that guesses on may drop the half with the \
      protections.
      """,
    remedy: "mend the syntax where the message points",
    references: [.yaml("6"), .cwe(20)],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens:
          issuer: ▸acme: shop◂
        """),
      Example(
        """
        server: ▸{◂ workers: 2
        """),
    ],
    good: [
      Example(
        """
        tokens:
          issuer: "acme: shop"
        """),
      Example(
        """
        server: { workers: 2 }
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
