import CountersignEvidence
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// `countersign lint FILE ...` without an option: what hooks and editors call at every keystroke.
///
/// Told apart before the parser, whose start costs more than such a judgement; `LintCommand` says and
/// does the same.
struct PlainLint {
  /// The profiles: files, patterns, directories.
  let profiles: [String]

  /// The call that the words of a command line make; nil when the parser is to look at them.
  init?(_ words: some Sequence<String>) {
    var words = Array(words)
    guard words.count > 1, words.removeFirst() == "lint" else { return nil }
    guard words.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    profiles = words
  }

  /// Judges the profiles and prints what is found.
  ///
  /// - Throws: `CommandFailure` for what cannot be read, `ExitStatus` where findings fail.
  func run() async throws {
    var renderer = OutputOptions.plain
    renderer.usesColor = ColorChoice.auto.isOn
    let limits = YAMLLimits()
    let run = LintRun(
      reader: ProfileReader(files: .disk(limit: limits.fileBytes, root: nil), limits: limits),
      linter: Linter(rules: Checklist.all, keepsSuppressed: true, keepsUndecided: false),
      gatherer: SurroundingsGatherer(now: WallClock.seconds), baseline: nil, threshold: nil,
      renderer: ReportText.renderer(.text, renderer), keepsRecords: false)
    let totals = try await run.judge(ProfileSearch(profiles, standardInput: StandardInput())) {
      Console.write($0.map(\.text).joined())
    }
    Console.print(totals.summary)
    if let status = totals.failure { throw status }
  }
}
