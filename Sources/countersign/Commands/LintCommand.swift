import ArgumentParser
import CountersignProfile
import CountersignRules
import CountersignSource

/// `countersign lint`: judges profiles by the security checklist.
struct LintCommand: ParsableCommand {
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

  @Argument(help: "The profiles.", completion: .file(extensions: ["yaml", "yml"]))
  var profiles: [String]

  @Option(help: "How findings are printed: text, line or json.")
  var format = Format.text

  @Option(
    help: "The severity from which findings fail: error, warning, advice or never (default: what the profile says).")
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

  func run() throws {
    var judgments = try profiles.map { path throws(CommandFailure) in
      try Judgment(of: path, options: reading)
    }
    if fix {
      let applied = try FixRun(takesUnsafe: unsafeFixes).apply(to: judgments)
      Console.error(applied == 1 ? "1 fix applied" : "\(applied) fixes applied")
      judgments = try profiles.map { path throws(CommandFailure) in
        try Judgment(of: path, options: reading)
      }
    }
    report(judgments)
    if judgments.contains(where: { $0.profile == nil }) { throw ExitStatus.unjudged }
    if judgments.contains(where: { $0.fails(at: failOn) }) { throw ExitStatus.findings }
  }

  private func report(_ judgments: [Judgment]) {
    switch format {
    case .text:
      for diagnostic in judgments.flatMap(\.diagnostics) {
        Console.print(output.renderer.text(diagnostic))
      }
      Console.print(LintSummary(judgments).text)
    case .line:
      for diagnostic in judgments.flatMap(\.diagnostics) {
        Console.print(output.renderer.line(diagnostic))
      }
    case .json:
      Console.write(JSONReport.text(LintReport(judgments)))
    }
  }
}
