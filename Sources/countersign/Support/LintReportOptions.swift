import ArgumentParser
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// How findings are told.
struct LintReportOptions: ParsableArguments {
  /// A format of the report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, line, json, sarif, github, junit, markdown
  }

  @Option(help: "How findings are printed.")
  var format = Format.text

  @Flag(help: "Print how often each rule speaks instead of the findings.")
  var statistics = false

  @Option(
    help: "The severity from which findings fail (default: what the profile says).")
  var failOn: LintPolicy.FailOn?

  @OptionGroup var output: OutputOptions

  /// What makes text of a judged profile at once; nil for formats that need the whole record.
  var renderer: (@Sendable (LintRecord.Profile) -> String)? {
    guard !statistics else { return nil }
    let renderer = output.renderer
    switch format {
    case .text:
      return { $0.open.map { renderer.text($0.diagnostic) + "\n" }.joined() }
    case .line:
      return { $0.open.map { renderer.line($0.diagnostic) + "\n" }.joined() }
    case .github: return { GitHubAnnotations(LintRecord(profiles: [$0])).text }
    case .json, .sarif, .junit, .markdown: return nil
    }
  }

  /// Prints what comes at the end.
  func finish(_ record: LintRecord, _ totals: LintTotals, rules: [Rule]) {
    guard !statistics else {
      Console.write(Self.statistics(of: record))
      return Console.print(totals.summary)
    }
    switch format {
    case .text: Console.print(totals.summary)
    case .line, .github: break
    case .json:
      Console.write(JSONReport.text(LintReport(profiles: record.profiles.map { .init($0) })))
    case .sarif:
      Console.write(SARIFReport(record, rules: rules, version: Version.text).json.text)
    case .junit:
      let threshold = (failOn ?? .error).severity
      Console.write(JUnitReport(record, rules: rules, threshold: threshold).text)
    case .markdown: Console.write(MarkdownSummary(record).text)
    }
  }

  /// How often each rule speaks, the loudest first.
  private static func statistics(of record: LintRecord) -> String {
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
