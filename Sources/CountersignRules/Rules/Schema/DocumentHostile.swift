import CountersignSettings
import CountersignSource

extension Rule {
  /// A document that is built to overwhelm or to deceive.
  static let documentHostile = Rule(
    slug: "document-hostile",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the document crosses a limit or uses what is refused for safety",
    rationale: """
      Aliases inside aliases and deep nesting exhaust a linter in continuous integration. \
      Invisible characters, tags and merge keys hide settings from reviewers.
      """,
    remedy: "write the settings out, in one small document without tags and merge keys",
    references: [.yaml("5.1"), .yaml("5.2"), .cwe(776), .cwe(674), .cwe(1007)],
    exceptions: "A large but honest file: raise the limit with `--limit`.",
    bad: [
      Example(
        """
        cookies:
          access: &flags { secure: true }
          refresh:
            ▸<<◂: *flags
        """),
      Example(
        """
        server: { workers: ▸!count◂ 2 }
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
        cookies:
          access: &flags { secure: true, http_only: true }
          refresh: *flags # an alias by itself is fine
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
