import CountersignEvidence
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// The judgement of many profiles, a few at a time, told in their order.
struct LintRun {
  let reader: ProfileReader
  let linter: Linter
  /// Looks at the keys and files that profiles name.
  let gatherer: SurroundingsGatherer
  /// Findings that do not count; nil for none.
  let baseline: FindingBaseline?
  let threshold: LintPolicy.FailOn?
  /// Turns a judged profile into text at once; nil where nothing is told before the end.
  let renderer: (@Sendable (LintRecord.Profile) -> String)?
  /// Whether records are kept for the end, beside what is told at once.
  let keepsRecords: Bool

  /// What is left of a profile when it was judged.
  struct Outcome: Sendable {
    var text = ""
    /// The record; nil where it is not kept.
    var record: LintRecord.Profile?
    var counts: [Severity: Int] = [:]
    var accepted = 0
    var undecided = 0
    var isRead = true
    var isJudged = true
    var fails = false
    /// The bases that the profile extends.
    var bases: [String] = []
  }

  /// One file that was judged.
  struct Judged: Sendable {
    /// The judgement, where profiles of the same directory may add to it; nil where the outcome is
    /// final.
    var judgment: Judgment?
    var outcome: Outcome?
    /// Whether it can only be a base: found in a directory, and without an environment.
    var isBase: Bool
  }

  /// Judges the files, tells the outcomes in their order, and adds them up.
  ///
  /// Of the files under a directory, those that are no profiles are passed over, and those that
  /// others extend are not judged by themselves when they leave out what a whole profile says.
  ///
  /// A file that cannot be read is told and counted, and keeps nobody from judging the others.
  ///
  /// - Throws: What keeps the only file from being read, and that a directory holds no profile.
  func judge(
    _ search: ProfileSearch, tell: ([Outcome]) -> Void
  ) async throws(CommandFailure) -> LintTotals {
    var tally = LintTally(folders: search.folders)
    let families = Set(FamilyQueue.families(of: search.files).keys)
    var queue = FamilyQueue(search.files, linter: linter)
    try await inOrder(search.files, families) { slice, answers throws(CommandFailure) in
      var told: [Outcome] = []
      defer { tell(told) }
      for (file, answer) in zip(slice, answers) {
        queue.add(file, try taken(file, answer, alone: search.files.count == 1))
        for (file, judged) in queue.ready() {
          guard let outcome = judged.outcome ?? judged.judgment.map(outcome) else { continue }
          if tally.take(outcome, of: file, isBase: judged.isBase) { told.append(outcome) }
        }
      }
    }
    tell(tally.takeBasesThatNobodyExtends())
    if let folder = tally.barren.min() { throw CommandFailure("\(folder) holds no profile") }
    return tally.totals
  }

  /// Nil for a file that is no profile.
  private typealias Answer = Result<Judged?, CommandFailure>

  /// What was judged of a file; of one that cannot be read, that it was not.
  private func taken(
    _ file: ProfileSearch.File, _ answer: Answer, alone: Bool
  ) throws(CommandFailure) -> Judged? {
    guard case .failure(let failure) = answer, !alone else { return try answer.get() }
    Console.error("countersign: \(failure.message)")
    var outcome = Outcome()
    outcome.isRead = false
    outcome.isJudged = false
    if keepsRecords {
      outcome.record = LintRecord.Profile(path: file.path, isJudged: false, entries: [])
    }
    return Judged(judgment: nil, outcome: outcome, isBase: false)
  }

  /// How many files a task judges.
  private static let slice = 32
  /// How many slices are judged or wait to be taken: what bounds the memory.
  private static let slicesAtOnce = 8

  /// Judges the files and hands the answers over in their order, a slice at a time, while others are
  /// judged.
  private func inOrder(
    _ files: [ProfileSearch.File], _ families: Set<String>,
    _ take: (ArraySlice<ProfileSearch.File>, [Answer]) throws(CommandFailure) -> Void
  ) async throws(CommandFailure) {
    guard files.count > Self.slice else {
      return try take(files[...], files.map { judge($0, families) })
    }
    let slices = stride(from: 0, to: files.count, by: Self.slice).map {
      files[$0..<min(files.count, $0 + Self.slice)]
    }
    let begin = ContinuousClock.now
    let failure = await inOrder(slices, families) { number, answers throws(CommandFailure) in
      Console.progress("")
      try take(slices[number], answers)
      guard ContinuousClock.now - begin > .seconds(1), number + 1 < slices.count else { return }
      Console.progress("judged \(slices[number].endIndex) of \(files.count) files")
    }
    if let failure { throw failure }
  }

  /// Judges slices and hands their answers over in their order; returns what the taker throws.
  private func inOrder(
    _ slices: [ArraySlice<ProfileSearch.File>], _ families: Set<String>,
    _ take: (Int, [Answer]) throws(CommandFailure) -> Void
  ) async -> CommandFailure? {
    await withTaskGroup(of: (Int, [Answer]).self) { group in
      let judged = { @Sendable (number: Int) in
        (number, slices[number].map { judge($0, families) })
      }
      var begun = 0
      var taken = 0
      var waiting: [Int: [Answer]] = [:]
      while taken < slices.count {
        while begun < min(slices.count, taken + Self.slicesAtOnce) {
          let number = begun
          group.addTask { judged(number) }
          begun += 1
        }
        guard let (number, answers) = await group.next() else { break }
        waiting[number] = answers
        while let answers = waiting.removeValue(forKey: taken) {
          do throws(CommandFailure) { try take(taken, answers) } catch { return error }
          taken += 1
        }
      }
      return nil
    }
  }

  @Sendable private func judge(_ file: ProfileSearch.File, _ families: Set<String>) -> Answer {
    do throws(CommandFailure) {
      let text = try file.text(with: reader)
      guard file.isNamed || ProfileSearch.isProfile(text) else { return .success(nil) }
      let judgment = Judgment(
        of: text, path: file.path, linter: linter, reader: reader, gatherer: gatherer)
      let isBase = !file.isNamed && judgment.profile == nil && ProfileSearch.isBase(text)
      let mayGrow = !families.isEmpty && families.contains(FilePath.directory(of: file.path))
      return .success(
        Judged(
          judgment: mayGrow ? judgment : nil, outcome: mayGrow ? nil : outcome(judgment),
          isBase: isBase))
    } catch {
      return .failure(error)
    }
  }

  private func outcome(_ judgment: Judgment) -> Outcome {
    let plain = judgment.record(
      withValues: baseline != nil || keepsRecords, withUndecided: keepsRecords)
    let record = baseline?.accepting(plain) ?? plain
    var outcome = Outcome()
    outcome.isJudged = record.isJudged
    outcome.bases = judgment.profile?.layers.dropFirst().map(\.path) ?? []
    let open = record.open
    outcome.accepted = record.entries.count - open.count
    outcome.undecided = judgment.undecided
    for entry in open { outcome.counts[entry.diagnostic.severity, default: 0] += 1 }
    outcome.fails = judgment.fails(at: threshold, worst: open.map(\.diagnostic.severity).max())
    if let renderer { outcome.text = renderer(record) }
    if keepsRecords { outcome.record = record }
    return outcome
  }
}
