import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// What lint said, in each of the formats.
struct ReportText {
  let record: LintRecord
  let totals: LintTotals
  let rules: [Rule]
  /// The severity from which findings fail; nil for the usual one.
  let threshold: LintPolicy.FailOn?

  /// What makes text of a judged profile at once; nil for formats that need the whole record.
  static func renderer(
    _ format: LintFormat, _ renderer: DiagnosticRenderer
  ) -> (@Sendable (LintRecord.Profile) -> String)? {
    switch format {
    case .text: return { $0.open.map { renderer.text($0.diagnostic) + "\n" }.joined() }
    case .line: return { $0.open.map { renderer.line($0.diagnostic) + "\n" }.joined() }
    case .github: return { GitHubAnnotations(LintRecord(profiles: [$0])).text }
    case .json, .sarif, .junit, .markdown: return nil
    }
  }

  /// The whole report, without colours.
  func whole(_ format: LintFormat) -> String {
    switch format {
    case .text, .line, .github:
      let renderer = Self.renderer(format, OutputOptions.plain)
      return record.profiles.map { renderer?($0) ?? "" }.joined() + end(format)
    case .json: return JSONReport.text(LintReport(profiles: record.profiles.map { .init($0) }))
    case .sarif: return SARIFReport(record, rules: rules, version: Version.text).json.text
    case .junit:
      let severity = (threshold ?? .error).severity
      return JUnitReport(record, rules: rules, threshold: severity).text
    case .markdown: return MarkdownSummary(record).text
    }
  }

  /// What follows behind the profiles in a format that tells them one by one.
  func end(_ format: LintFormat) -> String { format == .text ? totals.summary + "\n" : "" }

  /// How often each rule speaks, the loudest first.
  var statistics: String {
    var counts: [String: Int] = [:]
    for entry in record.profiles.flatMap(\.open) { counts[entry.diagnostic.slug, default: 0] += 1 }
    let width = counts.values.map { "\($0)".count }.max() ?? 0
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { slug, count in
      let number = "\(count)"
      let title = Checklist.rule(slug).map { "  \($0.title)" } ?? ""
      return String(repeating: " ", count: width - number.count) + "\(number)  \(slug)\(title)\n"
    }.joined()
  }
}
