import ArgumentParser
import CountersignProfile
import CountersignRules
import CountersignSource

/// `countersign lint`: judges profiles by the security checklist.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Judges profiles by the security checklist.",
    discussion: """
      Prints each finding with its source line, the reason and the cure. Exit status: 0 clean, 1 \
      findings at or above lint.fail_on, 2 the input could not be judged.
      """)

  /// How findings are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, line, json
  }

  @Argument(
    help: "The profiles, or directories that hold some.",
    completion: .file(extensions: ["yaml", "yml"]))
  var profiles: [String]

  @Option(help: "How findings are printed: text, line or json.")
  var format = Format.text

  @Option(
    help:
      "The severity from which findings fail: error, warning, advice or never (default: what the profile says)."
  )
  var failOn: LintPolicy.FailOn?

  @Flag(help: "Apply the safe fixes to the files.")
  var fix = false

  @Flag(help: "With --fix, apply the fixes that change behaviour too.")
  var unsafeFixes = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if profiles.isEmpty { throw ValidationError("Name at least one profile.") }
    if unsafeFixes && !fix { throw ValidationError("--unsafe-fixes goes with --fix.") }
  }

  func run() async throws {
    if fix { try applyFixes() }
    let run = LintRun(
      reader: reading.reader, format: format, renderer: output.renderer, threshold: failOn)
    var records: [LintReport.Profile] = []
    let totals = try await run.judge(try ProfileSearch(profiles)) { outcome in
      if let record = outcome.record { records.append(record) }
      Console.write(outcome.text)
    }
    switch format {
    case .text: Console.print(totals.summary)
    case .line: break
    case .json: Console.write(JSONReport.text(LintReport(profiles: records)))
    }
    if totals.unjudged > 0 { throw ExitStatus.unjudged }
    if totals.fails { throw ExitStatus.findings }
  }

  private func applyFixes() throws {
    let judgments = try ProfileSearch(profiles).files.compactMap {
      file throws(CommandFailure) -> Judgment? in
      let text = try reading.reader.named(file.path)
      guard file.isNamed || ProfileSearch.isProfile(text) else { return nil }
      return Judgment(of: text, path: file.path, reader: reading.reader)
    }
    let applied = try FixRun(takesUnsafe: unsafeFixes).apply(to: judgments)
    Console.error(applied == 1 ? "1 fix applied" : "\(applied) fixes applied")
  }
}
