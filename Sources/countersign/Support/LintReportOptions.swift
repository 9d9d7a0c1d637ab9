import ArgumentParser
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// How findings are told.
struct LintReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How findings are told; FORMAT=FILE writes a file; may be given several times.",
      discussion: "Without a format for standard output, the text goes there.",
      valueName: "format[=file]"))
  var format: [ReportTarget] = []

  @Flag(help: "Print how often each rule speaks instead of the findings.")
  var statistics = false

  @Option(
    help: "The severity from which findings fail (default: what the profile says).")
  var failOn: LintPolicy.FailOn?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard format.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("Only one format can go to standard output; the others need =FILE.")
    }
    let paths = format.compactMap(\.path)
    guard Set(paths).count == paths.count else {
      throw ValidationError("Each format needs a file of its own.")
    }
  }

  /// The format of standard output.
  private var shown: LintFormat { format.first { $0.path == nil }?.format ?? .text }

  /// What makes text of a judged profile at once; nil where the whole record is needed first.
  var renderer: (@Sendable (LintRecord.Profile) -> String)? {
    statistics ? nil : ReportText.renderer(shown, output.renderer)
  }

  /// Whether records of all profiles are needed at the end.
  var keepsRecords: Bool { renderer == nil || format.contains { $0.path != nil } }

  /// Prints what comes at the end, and writes the files, unless that would be half of what was asked.
  ///
  /// - Throws: `CommandFailure` when a file cannot be written.
  func finish(
    _ record: LintRecord, _ totals: LintTotals, rules: [Rule], writesFiles: Bool
  ) throws(CommandFailure) {
    let text = ReportText(record: record, totals: totals, rules: rules, threshold: failOn)
    for target in format where writesFiles {
      guard let path = target.path else { continue }
      try OutputFile.write(Array(text.whole(target.format).utf8), to: path)
    }
    if statistics {
      Console.write(text.statistics)
      Console.print(totals.summary)
    } else {
      Console.write(renderer == nil ? text.whole(shown) : text.end(shown))
    }
  }
}
