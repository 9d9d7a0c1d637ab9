import ArgumentParser
import CountersignEvidence
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// `countersign diff`: what a change of profile does to live sessions.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what a change of profile does to live sessions.",
    discussion: """
      Which sessions go on, which cookies are left behind in browsers, which attacks open or close. \
      Exit status: 0 when every session goes on, no cookie is left behind and nothing at or above \
      --fail-on opens, 1 otherwise, 2 the profiles could not be judged.
      """)

  /// How the change is told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Argument(
    help: "The profile that is in force.", completion: .file(extensions: ["yaml", "yml"]))
  var old: String

  @Argument(
    help: "The profile that takes its place.", completion: .file(extensions: ["yaml", "yml"]))
  var new: String

  @Option(help: "How the change is told.")
  var format = Format.text

  @Option(
    help: "The severity from which a finding that opens fails (default: what the new profile says)."
  )
  var failOn: LintPolicy.FailOn?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = WallClock.seconds
    let gatherer = SurroundingsGatherer(now: now)
    let (before, after) = (try side(old, gatherer), try side(new, gatherer))
    let change = ProfileChange(
      from: before, to: after,
      today: CalendarDate(secondsSince1970: now))
    switch format {
    case .text: Console.write(ChangeReport(change, old: old, new: new).text)
    case .json: Console.write(ChangeReport.json(of: change).text)
    case .markdown: Console.write(ChangeReport(change, old: old, new: new).markdown)
    }
    let threshold = failOn ?? after.profile.lint.failOn
    let opens = change.worst.map { worst in threshold.severity.map { worst >= $0 } ?? false }
    if !change.isSmooth || opens == true { throw ExitStatus.findings }
  }

  /// A profile with its findings.
  ///
  /// - Throws: Status 2 with the reasons printed when the profile could not be judged.
  private func side(
    _ path: String, _ gatherer: SurroundingsGatherer
  ) throws -> ProfileChange.Side {
    let judgment = try Judgment(of: path, reader: reading.reader, gatherer: gatherer)
    guard let profile = judgment.profile, profile.isWhole,
      !judgment.complaints.contains(where: { $0.severity == .error })
    else {
      for diagnostic in judgment.complaints { Console.error(output.renderer.text(diagnostic)) }
      Console.error("countersign: \(path) cannot be compared")
      throw ExitStatus.unjudged
    }
    return ProfileChange.Side(profile, findings: judgment.findings)
  }
}
