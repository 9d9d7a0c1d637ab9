import CountersignSource

/// A record as a page of Markdown, for the summary of a CI run or a comment.
package struct MarkdownSummary: Sendable {
  private let record: LintRecord

  /// A summary of a record.
  package init(_ record: LintRecord) {
    self.record = record
  }

  /// The page.
  package var text: String {
    var parts = ["## Countersign"]
    let open = record.profiles.flatMap(\.open).map(\.diagnostic)
    let accepted = record.profiles.flatMap(\.entries).count - open.count
    let unjudged = record.profiles.count { !$0.isJudged }
    parts.append(
      Counts.words(
        open.map(\.severity), profiles: record.profiles.count, unjudged: unjudged,
        accepted: accepted, undecided: record.profiles.flatMap(\.undecided).count) + ".")
    for profile in record.profiles where !profile.open.isEmpty {
      parts.append("### `\(profile.path)`")
      let rows = profile.open.map { Self.row($0.diagnostic.redacted) }
      parts.append(
        (["| | rule | where | what |", "| --- | --- | --- | --- |"] + rows).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func row(_ diagnostic: Diagnostic) -> String {
    let place = "\(diagnostic.place.source.name):\(diagnostic.place.start.line)"
    let help = diagnostic.help.map { "<br>" + MarkdownCell.text($0) } ?? ""
    return
      "| \(diagnostic.severity.rawValue) | `\(diagnostic.slug)` | `\(MarkdownCell.text(place))` "
      + "| \(MarkdownCell.text(diagnostic.message))\(help) |"
  }
}
