import CountersignSettings
import CountersignSource

extension Rule {
  /// A key that a map has twice.
  static let keyDuplicated = Rule(
    slug: "key-duplicated",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a map has the same key twice",
    rationale: """
      Most readers of YAML keep the last one and drop the other. A reviewer sees `secure: true`, \
      and the server runs with `false`.
      """,
    remedy: "delete one of the two",
    references: [.yaml("3.2.1.3"), .cwe(694)],
    exceptions: "None.",
    bad: [
      Example(
        """
        cookies:
          access:
            secure: true
            ▸secure◂: false
        """),
      Example(
        """
        server: { workers: 2, debug: false, ▸"workers"◂: 4 }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access: { secure: true }
          refresh: { secure: true }
        """),
      Example(
        """
        server: { workers: 2, debug: false }
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
