import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// The judgement of many profiles, a few at a time, told in their order.
struct LintRun {
  let reader: ProfileReader
  let linter: Linter
  /// Findings that do not count; nil for none.
  let baseline: FindingBaseline?
  let threshold: LintPolicy.FailOn?
  /// Turns a judged profile into text at once; nil to keep records instead.
  let renderer: (@Sendable (LintRecord.Profile) -> String)?

  /// What is left of a profile when it was judged.
  struct Outcome: Sendable {
    var text = ""
    /// The record; nil where text was made of it.
    var record: LintRecord.Profile?
    var counts: [Severity: Int] = [:]
    var accepted = 0
    var isJudged = true
    var fails = false
    /// The bases that the profile extends.
    var bases: [String] = []
    /// Whether it can only be a base: found in a directory, and without an environment.
    var isBase = false
  }

  /// Judges the files, tells each outcome in their order, and adds them up.
  ///
  /// Of the files under a directory, those that are no profiles are passed over, and those that
  /// others extend are not judged by themselves when they leave out what a whole profile says.
  ///
  /// - Throws: What keeps a file from being read, and that a directory holds no profile.
  func judge(
    _ search: ProfileSearch, tell: (Outcome) -> Void
  ) async throws(CommandFailure) -> LintTotals {
    var totals = LintTotals()
    var bases: Set<String> = []
    var candidates: [(path: String, outcome: Outcome)] = []
    var barren = search.folders
    try await inOrder(search.files) { file, outcome in
      guard let outcome else { return }
      if let folder = file.folder { barren.remove(folder) }
      bases.formUnion(outcome.bases)
      if outcome.isBase {
        candidates.append((file.path, outcome))
      } else {
        totals.add(outcome)
        tell(outcome)
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
  private typealias Judged = Result<Outcome?, CommandFailure>

  private static let slice = 32
  private static let slicesAtOnce = 8

  private func inOrder(
    _ files: [ProfileSearch.File], _ take: (ProfileSearch.File, Outcome?) -> Void
  ) async throws(CommandFailure) {
    let clock = ContinuousClock()
    let begin = clock.now
    var start = 0
    while start < files.count {
      let wave = Array(files[start..<min(files.count, start + Self.slice * Self.slicesAtOnce)])
      start += wave.count
      let outcomes = await judge(wave)
      Console.progress("")
      for (file, outcome) in zip(wave, outcomes) { take(file, try outcome.get()) }
      if clock.now - begin > .seconds(1), start < files.count {
        Console.progress("judged \(start) of \(files.count) files")
      }
    }
  }

  private func judge(_ wave: [ProfileSearch.File]) async -> [Judged] {
    guard wave.count > Self.slice else { return wave.map(judge) }
    return await withTaskGroup(of: (Int, [Judged]).self) { group in
      for start in stride(from: 0, to: wave.count, by: Self.slice) {
        let slice = wave[start..<min(wave.count, start + Self.slice)]
        group.addTask { (start, slice.map(judge)) }
      }
      var parts: [Int: [Judged]] = [:]
      for await (start, part) in group { parts[start] = part }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  @Sendable private func judge(_ file: ProfileSearch.File) -> Judged {
    do throws(CommandFailure) {
      let text = try file.text(with: reader)
      guard file.isNamed || ProfileSearch.isProfile(text) else { return .success(nil) }
      let judgment = Judgment(of: text, path: file.path, linter: linter, reader: reader)
      var outcome = outcome(judgment)
      outcome.isBase =
        !file.isNamed && judgment.profile == nil && ProfileSearch.isBase(text)
      return .success(outcome)
    } catch {
      return .failure(error)
    }
  }

  private func outcome(_ judgment: Judgment) -> Outcome {
    let record = baseline?.accepting(judgment.record) ?? judgment.record
    var outcome = Outcome()
    outcome.isJudged = record.isJudged
    outcome.bases = judgment.profile?.layers.dropFirst().map(\.path) ?? []
    let open = record.open
    outcome.accepted = record.entries.count - open.count
    for entry in open { outcome.counts[entry.diagnostic.severity, default: 0] += 1 }
    outcome.fails = judgment.fails(at: threshold, worst: open.map(\.diagnostic.severity).max())
    if let renderer { outcome.text = renderer(record) } else { outcome.record = record }
    return outcome
  }
}
