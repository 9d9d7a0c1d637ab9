import CountersignSettings
import CountersignSource

extension Rule {
  /// A base that cannot be had.
  static let extendsUnresolvable = Rule(
    slug: "extends-unresolvable",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a base profile cannot be used",
    rationale: """
      Half of the settings would be missing, and the half that is left would be judged and \
      shipped.
      """,
    remedy: "name a file of the project, relative to this one",
    references: [.asvs("2.2.1"), .cwe(22)],
    exceptions: "None. Bases stay inside the project; `--root` names a wider one.",
    bad: [
      Example(
        """
        server: { workers: 2 }
        """, extends: "[baseline.yaml, ▸bsae.yaml◂]"),
      Example(
        """
        server: { workers: 2 }
        """, extends: "[baseline.yaml, ▸\"https://acme-shop.de/base.yaml\"◂]"),
    ],
    good: [
      Example(
        """
        server: { workers: 2 }
        """, extends: "[baseline.yaml, shared.yaml]",
        files: ["shared.yaml": "throttle: { store: shared }\n"]),
      Example(
        """
        server: { workers: 2 } # the base is in the same directory
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
