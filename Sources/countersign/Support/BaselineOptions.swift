import ArgumentParser
import CountersignProfile
import CountersignReports

/// Findings that a team lives with for now.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Findings of this file do not count.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write the findings of this run to a baseline; one that exists only loses those that are gone.",
      valueName: "file"))
  var writeBaseline: String?

  @Flag(help: "With --write-baseline, let a baseline that exists take new findings in.")
  var allowGrowth = false

  func validate() throws {
    if allowGrowth, writeBaseline == nil {
      throw ValidationError("--allow-growth goes with --write-baseline.")
    }
  }

  /// Whether this run only writes a baseline.
  var isWritten: Bool { writeBaseline != nil }

  /// The baseline that was named; nil for none.
  var known: FindingBaseline? {
    get throws {
      guard let baseline else { return nil }
      return try BaselineFile.read(baseline)
    }
  }

  /// Writes the baseline when one is to be written.
  ///
  /// - Returns: Whether it was.
  /// - Throws: Status 1 when findings are new and may not be taken in; the rest is written.
  func write(_ record: LintRecord) throws -> Bool {
    guard let path = writeBaseline else { return false }
    let current = FindingBaseline(of: record)
    let old = try BaselineFile.existing(path)
    let kept = old?.shrunk(to: current, judged: Set(record.profiles.filter(\.isJudged).map(\.path)))
    let baseline = kept.map { allowGrowth ? $0.union(current) : $0 } ?? current
    try OutputFile.write(Array(baseline.json.text.utf8), to: path)
    let gone = old.map { $0.count(notIn: baseline) } ?? 0
    let left = current.count(notIn: baseline)
    Console.error(
      "\(path): \(Self.count(baseline.findings.count))"
        + (gone > 0 ? ", \(gone) gone" : "") + (left > 0 ? ", \(left) new ones left out" : ""))
    guard left == 0 else {
      Console.error("  a baseline only shrinks; --allow-growth takes new findings in")
      throw ExitStatus.findings
    }
    return true
  }

  private static func count(_ number: Int) -> String {
    number == 1 ? "1 finding" : "\(number) findings"
  }
}
