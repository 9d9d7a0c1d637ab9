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

  /// Judges the files, tells each outcome in their order, and adds them up.
  ///
  /// Of the files under a directory, those that are no profiles are passed over, and those that
  /// others extend are not judged by themselves when they leave out what a whole profile says.
  ///
  /// A file that cannot be read is told and counted, and keeps nobody from judging the others.
  ///
  /// - Throws: What keeps the only file from being read, and that a directory holds no profile.
  func judge(
    _ search: ProfileSearch, tell: (Outcome) -> Void
  ) async throws(CommandFailure) -> LintTotals {
    var totals = LintTotals()
    var bases: Set<String> = []
    var candidates: [(path: String, outcome: Outcome)] = []
    var barren = search.folders
    let families = Set(FamilyQueue.families(of: search.files).keys)
    var queue = FamilyQueue(search.files, linter: linter)
    try await inOrder(search.files, families) { file, answer throws(CommandFailure) in
      let judged = try taken(file, answer, alone: search.files.count == 1)
      queue.add(file, judged)
      for (file, judged) in queue.ready() {
        guard let outcome = judged.outcome ?? judged.judgment.map(outcome) else { continue }
        if let folder = file.folder { barren.remove(folder) }
        bases.formUnion(outcome.bases)
        if judged.isBase {
          candidates.append((file.path, outcome))
        } else {
          totals.add(outcome)
          tell(outcome)
        }
      }
    }
    for (path, outcome) in candidates where !bases.contains(path) {
      totals.add(outcome)
      tell(outcome)
    }
    if let folder = barren.min() { throw CommandFailure("\(folder) holds no profile") }
    return totals
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

  private static let slice = 32
  private static let slicesAtOnce = 8

  private func inOrder(
    _ files: [ProfileSearch.File], _ families: Set<String>,
    _ take: (ProfileSearch.File, Answer) throws(CommandFailure) -> Void
  ) async throws(CommandFailure) {
    let clock = ContinuousClock()
    let begin = clock.now
    var start = 0
    while start < files.count {
      let wave = Array(files[start..<min(files.count, start + Self.slice * Self.slicesAtOnce)])
      start += wave.count
      let answers = await judge(wave, families)
      Console.progress("")
      for (file, answer) in zip(wave, answers) { try take(file, answer) }
      if clock.now - begin > .seconds(1), start < files.count {
        Console.progress("judged \(start) of \(files.count) files")
      }
    }
  }

  private func judge(_ wave: [ProfileSearch.File], _ families: Set<String>) async -> [Answer] {
    guard wave.count > Self.slice else { return wave.map { judge($0, families) } }
    return await withTaskGroup(of: (Int, [Answer]).self) { group in
      for start in stride(from: 0, to: wave.count, by: Self.slice) {
        let slice = wave[start..<min(wave.count, start + Self.slice)]
        group.addTask { (start, slice.map { judge($0, families) }) }
      }
      var parts: [Int: [Answer]] = [:]
      for await (start, part) in group { parts[start] = part }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
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
