import ArgumentParser
import CountersignEvidence
import CountersignProfile
import CountersignReports
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

  @Argument(
    help: "The profiles: files, patterns, directories that hold some, or - for standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var profiles: [String]

  @OptionGroup(title: "Output") var report: LintReportOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Fixing") var fixing: FixOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "What standard input is called; bases are looked for beside it.", valueName: "path"))
  var stdinName = "stdin.yaml"

  @Flag(
    help: "Take it for an error when a secret that a profile names is not at hand.")
  var requireSecrets = false

  func validate() throws {
    if profiles.isEmpty { throw ValidationError("Name at least one profile.") }
    if fixing.isOn, profiles.contains("-") {
      throw ValidationError("Standard input cannot be fixed; name a file.")
    }
  }

  func run() async throws {
    let linter = Linter(
      rules: try rules.chosen, requireSecrets: requireSecrets, keepsSuppressed: true,
      keepsUndecided: keepsRecords)
    let search = try ProfileSearch(
      profiles,
      standardInput: StandardInput(name: stdinName, limit: reading.limits.fileBytes))
    if fixing.diff { return try showDiff(search, linter) }
    if fixing.fix { try applyFixes(search, linter) }
    try await judge(search, linter)
  }

  private func judge(_ search: ProfileSearch, _ linter: Linter) async throws {
    let run = LintRun(
      reader: reading.reader, linter: linter, gatherer: gatherer, baseline: try baseline.known,
      threshold: report.failOn, renderer: baseline.isWritten ? nil : report.renderer,
      keepsRecords: keepsRecords)
    var record = LintRecord()
    let totals = try await run.judge(search) { outcomes in
      record.profiles += outcomes.compactMap(\.record)
      Console.write(outcomes.map(\.text).joined())
    }
    let isComplete = totals.unread == 0
    if baseline.isWritten, !isComplete { throw ExitStatus.unjudged }
    if try baseline.write(record) { return }
    try report.finish(record, totals, rules: linter.rules, writesFiles: isComplete)
    if let status = totals.failure { throw status }
  }

  /// Whether records of all profiles are needed at the end.
  private var keepsRecords: Bool { baseline.isWritten || report.keepsRecords }

  private var gatherer: SurroundingsGatherer { SurroundingsGatherer(now: WallClock.seconds) }

  private func showDiff(_ search: ProfileSearch, _ linter: Linter) throws {
    let plan = try fixRun(search, linter).plan(for: try judgments(search, linter))
    for set in plan.sets { Console.write(UnifiedDiff(set).text) }
    if !plan.sets.isEmpty { throw ExitStatus.findings }
  }

  /// Applies fixes until none is left that fits; a fix may make room for another.
  private func applyFixes(_ search: ProfileSearch, _ linter: Linter) throws {
    let run = fixRun(search, linter)
    var total = 0
    for _ in 0..<10 {
      let plan = try run.apply(to: try judgments(search, linter))
      total += plan.count
      guard plan.count == 0 else { continue }
      for objection in plan.refused { Console.error("not fixed: \(objection)") }
      break
    }
    Console.error(total == 1 ? "1 fix applied" : "\(total) fixes applied")
  }

  private func fixRun(_ search: ProfileSearch, _ linter: Linter) -> FixRun {
    FixRun(takesUnsafe: fixing.unsafeFixes, limits: reading.limits) {
      texts throws(CommandFailure) in
      try judgments(search, linter, reading: texts)
    }
  }

  /// The judgements of all files, with texts in place of some.
  private func judgments(
    _ search: ProfileSearch, _ linter: Linter, reading texts: [String: SourceText] = [:]
  ) throws(CommandFailure) -> [Judgment] {
    let reader = reading.reader.reading(texts)
    let gatherer = gatherer
    var judgments: [Judgment] = []
    for file in search.files {
      let text = try file.text(with: reader)
      guard file.isNamed || ProfileSearch.isProfile(text) else { continue }
      judgments.append(
        Judgment(of: text, path: file.path, linter: linter, reader: reader, gatherer: gatherer))
    }
    return judgments
  }
}
