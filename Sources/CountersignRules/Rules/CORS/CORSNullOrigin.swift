import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// The origin of all pages that have none.
  static let corsNullOrigin = Rule(
    slug: "cors-null-origin",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "the origin null, which every sandboxed page has, may read answers",
    rationale: """
      A hostile page puts a sandboxed frame into itself. The frame's requests carry \
      `Origin: null`, and it reads the account.
      """,
    remedy: "remove the entry, and serve local files from http://localhost",
    references: [.fetch("serializing a request origin"), .asvs("3.4.2"), .cwe(346), .cwe(942)],
    exceptions: "None. An app in a web view gets a scheme of its own.",
    bad: [
      Example(
        """
        cors:
          allowed_origins: [▸"null"◂, "https://app.acme-shop.de"]
        """),
      Example(
        """
        cors:
          allowed_origin_patterns:
            - ▸'^(null|https://www\\.acme-shop\\.de)$'◂
        """),
    ],
    good: [
      Example(
        """
        cors:
          allowed_origins: ["https://app.acme-shop.de"]
        """),
      Example(
        """
        cors: { allowed_origin_patterns: ['^https://null\\.acme-shop\\.de$'] } # a host like others
        """),
    ],
    check: { profile, report in
      let cors = profile.settings.cors
      let list = "cors.allowed_origins"
      for (number, entry) in cors.allowedOrigins.enumerated() {
        guard NullOrigin.entries.contains(entry) else { continue }
        let rest = cors.allowedOrigins.filter { !NullOrigin.entries.contains($0) }
        report(
          Finding(
            entry == "null"
              ? "the origin null belongs to every sandboxed page"
              : "pages of \(entry) have the origin null, which belongs to every sandboxed page",
            at: list, place: profile.place(of: list, item: number),
            fix: profile.fix(list, toList: rest, .safe)))
      }
      let patterns = "cors.allowed_origin_patterns"
      for (number, text) in cors.allowedOriginPatterns.enumerated() {
        let pattern = OriginPattern(text)
        guard !pattern.hasRun, pattern.accepts("null") else { continue }
        report(
          Finding(
            "the pattern `\(text)` matches null, the origin of every sandboxed page", at: patterns,
            place: profile.place(of: patterns, item: number)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in OriginTrial(readers: ["null"]).steps },
        judge: { OriginTrial(readers: ["null"]).judgeStrangers($0) })))
}

/// The spellings of the origin that sandboxed pages and local files share.
private enum NullOrigin {
  static let entries: Set<String> = ["null", "file://", "file:///"]
}
