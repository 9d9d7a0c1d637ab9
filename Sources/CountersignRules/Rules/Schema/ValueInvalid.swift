import CountersignSettings
import CountersignSource

extension Rule {
  /// A value that its field does not take.
  static let valueInvalid = Rule(
    slug: "value-invalid",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a value is not one that the field takes",
    rationale: """
      Settings made from it would not start, or would fall back to a weaker default without a \
      word.
      """,
    remedy: "write a value of the kind that the message names",
    references: [.asvs("2.2.1"), .rfc6265bis("4.1.1"), .cwe(20)],
    exceptions: "None. An empty value and the spelling of Python draw advice only.",
    bad: [
      Example(
        """
        cookies:
          access:
            same_site: ▸laxx◂
        """),
      Example(
        """
        cookies: { refresh: { same_site: ▸Lax◂ } }
        """),
      Example(
        """
        server: { workers: ▸0◂ }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            same_site: lax
        """),
      Example(
        """
        server: { workers: 1 }
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
