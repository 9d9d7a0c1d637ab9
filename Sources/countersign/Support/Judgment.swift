import ArgumentParser
import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSource

/// A profile as a command sees it: read, and judged by the checklist.
struct Judgment {
  /// The path as the user gave it.
  let path: String
  /// Nil when the profile could not be judged.
  let profile: Profile?
  /// What is wrong with the text.
  let complaints: [Diagnostic]
  /// What the rules found.
  let findings: [LintFinding]

  /// Complaints and findings.
  var diagnostics: [Diagnostic] { complaints + findings.map(\.diagnostic) }

  /// Reads and lints a profile.
  ///
  /// - Throws: `CommandFailure` when there is no such file or it cannot be read.
  init(
    of path: String, linter: Linter = Linter(), reader: ProfileReader
  ) throws(CommandFailure) {
    self.init(of: try reader.named(path), path: path, linter: linter, reader: reader)
  }

  /// Reads and lints a text as the profile at `path`.
  init(of text: SourceText, path: String, linter: Linter = Linter(), reader: ProfileReader) {
    self.path = path
    let outcome = reader.read(text, path: path)
    profile = outcome.profile
    complaints = outcome.diagnostics
    findings = outcome.profile.map(linter.findings(in:)) ?? []
  }

  /// How many diagnostics of each severity there are, in words.
  var summary: String {
    Counts.words(diagnostics.map(\.severity), profiles: 1, unjudged: profile == nil ? 1 : 0)
  }

  /// The worst of the diagnostics; nil when there are none.
  var worst: Severity? { diagnostics.map(\.severity).max() }

  /// Whether the worst finding reaches the severity from which findings fail the run; nil for
  /// none.
  func fails(at threshold: LintPolicy.FailOn?, worst: Severity?) -> Bool {
    let threshold = threshold ?? profile?.draft.lint.failOn ?? .error
    guard let worst, let least = threshold.severity else { return false }
    return worst >= least
  }

  /// The judgement as the report formats need it.
  var record: LintRecord.Profile {
    LintRecord.Profile(
      path: path, isJudged: profile != nil,
      entries: complaints.map { LintRecord.Entry($0) }
        + findings.map { LintRecord.Entry($0.diagnostic, field: $0.field) })
  }
}

extension ProfileReader {
  /// The text at a path that the user named.
  ///
  /// - Throws: `CommandFailure` when there is no such file or it cannot be read.
  func named(_ path: String) throws(CommandFailure) -> SourceText {
    do {
      return try text(at: path)
    } catch {
      throw CommandFailure("cannot read \(path): \(error.reason)")
    }
  }
}

extension LintPolicy.FailOn: ExpressibleByArgument {
  /// The least severity that fails; nil for never.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .advice: .advice
    case .never: nil
    }
  }
}

/// How profiles are read.
struct ReadingOptions: ParsableArguments {
  @Option(help: "The directory that base profiles must stay inside (default: the repository).")
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Set a limit of reading, such as depth=64; may be given several times.",
      discussion: "Limits: \(LimitOption.names).", valueName: "name=value"))
  var limit: [LimitOption] = []

  /// The limits that hold.
  var limits: YAMLLimits {
    var limits = YAMLLimits()
    for option in limit { option.apply(to: &limits) }
    return limits
  }

  var reader: ProfileReader {
    let limits = limits
    return ProfileReader(
      files: .disk(limit: limits.fileBytes, root: root), limits: limits)
  }
}
