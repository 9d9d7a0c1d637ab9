import CountersignProfile
import CountersignRules
import CountersignSource

/// The judgement of many profiles, a few at a time, told in their order.
struct LintRun {
  let reader: ProfileReader
  let format: LintCommand.Format
  let renderer: DiagnosticRenderer
  let threshold: LintPolicy.FailOn?

  /// What is left of a profile when it was judged.
  struct Outcome: Sendable {
    var text = ""
    var counts: [Severity: Int] = [:]
    var isJudged = true
    var fails = false
    /// The record for a JSON report; nil for other formats.
    var record: LintReport.Profile?
    /// The bases that the profile extends.
    var bases: [String] = []
    /// Whether it can only be a base: found in a directory, and without an environment.
    var isBase = false
  }

  /// The totals of a run.
  struct Totals: Sendable {
    var profiles = 0
    var counts: [Severity: Int] = [:]
    var unjudged = 0
    var fails = false
  }

  /// Judges the files, tells each outcome in their order, and adds them up.
  ///
  /// Of the files under a directory, those that are no profiles are passed over, and those that
  /// others extend are not judged by themselves when they leave out what a whole profile says.
  ///
  /// - Throws: What keeps a file from being read, and that a directory holds no profile.
  func judge(
    _ search: ProfileSearch, tell: (Outcome) -> Void
  ) async throws(CommandFailure) -> Totals {
    var totals = Totals()
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
    var start = 0
    while start < files.count {
      let wave = Array(files[start..<min(files.count, start + Self.slice * Self.slicesAtOnce)])
      start += wave.count
      let outcomes = await judge(wave)
      for (file, outcome) in zip(wave, outcomes) { take(file, try outcome.get()) }
    }
  }

  private func judge(
    _ wave: [ProfileSearch.File]
  ) async -> [Judged] {
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
      let text = try reader.named(file.path)
      guard file.isNamed || ProfileSearch.isProfile(text) else { return .success(nil) }
      let judgment = Judgment(of: text, path: file.path, reader: reader)
      var outcome = outcome(judgment)
      outcome.isBase =
        !file.isNamed && judgment.profile == nil && ProfileSearch.isBase(text)
      return .success(outcome)
    } catch {
      return .failure(error)
    }
  }

  private func outcome(_ judgment: Judgment) -> Outcome {
    let diagnostics = judgment.diagnostics
    var outcome = Outcome()
    outcome.isJudged = judgment.profile != nil
    outcome.fails = judgment.fails(at: threshold)
    outcome.bases = judgment.profile?.layers.dropFirst().map(\.path) ?? []
    for diagnostic in diagnostics { outcome.counts[diagnostic.severity, default: 0] += 1 }
    switch format {
    case .text: outcome.text = diagnostics.map { renderer.text($0) + "\n" }.joined()
    case .line: outcome.text = diagnostics.map { renderer.line($0) + "\n" }.joined()
    case .json: outcome.record = LintReport.Profile(judgment)
    }
    return outcome
  }
}

extension LintRun.Totals {
  /// Takes one outcome in.
  mutating func add(_ outcome: LintRun.Outcome) {
    profiles += 1
    counts.merge(outcome.counts, uniquingKeysWith: +)
    unjudged += outcome.isJudged ? 0 : 1
    fails = fails || outcome.fails
  }

  /// The totals in one line.
  var summary: String {
    let found = [Severity.error, .warning, .advice].compactMap { severity -> String? in
      guard let count = counts[severity], count > 0 else { return nil }
      let plural = severity == .advice || count == 1 ? "" : "s"
      return "\(count) \(severity.rawValue)\(plural)"
    }
    var line = profiles == 1 ? "1 profile: " : "\(profiles) profiles: "
    line += found.isEmpty ? "nothing found" : found.joined(separator: ", ")
    if unjudged > 0 { line += "; \(unjudged) could not be judged" }
    return line
  }
}
