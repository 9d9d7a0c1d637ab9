import ArgumentParser
import CountersignEvidence
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
  /// What the rules found, suppressed findings and undecided ones included.
  private(set) var findings: [LintFinding]
  /// How often a rule could not be decided, whether or not that is among the findings.
  private(set) var undecided: Int
  /// What is known of the keys and files that the profile names; nil when nobody looked.
  let surroundings: Surroundings?

  /// Complaints, and findings that nothing suppresses.
  var diagnostics: [Diagnostic] {
    complaints
      + findings.filter { $0.suppression == nil && !$0.isUndecided }.map(\.diagnostic)
  }

  /// Reads and lints a profile.
  ///
  /// - Throws: `CommandFailure` when there is no such file or it cannot be read.
  init(
    of path: String, linter: Linter = Linter(), reader: ProfileReader,
    gatherer: SurroundingsGatherer? = nil
  ) throws(CommandFailure) {
    self.init(
      of: try reader.named(path), path: path, linter: linter, reader: reader, gatherer: gatherer)
  }

  /// Reads and lints a text as the profile at `path`.
  ///
  /// With a gatherer, rules about keys and files speak, too.
  init(
    of text: SourceText, path: String, linter: Linter = Linter(), reader: ProfileReader,
    gatherer: SurroundingsGatherer? = nil
  ) {
    self.path = path
    let outcome = reader.read(text, path: path)
    profile = outcome.profile
    complaints = outcome.diagnostics
    let surroundings = outcome.profile.flatMap { gatherer?.surroundings(of: $0) }
    self.surroundings = surroundings
    (findings, undecided) =
      outcome.profile.map { linter.judgement(of: $0, surroundings: surroundings) } ?? ([], 0)
  }

  /// Takes in what a comparison with other profiles found.
  mutating func add(_ more: [LintFinding]) {
    undecided += more.count(where: \.isUndecided)
    findings = (findings + more).sorted {
      $0.diagnostic.place.range.lower < $1.diagnostic.place.range.lower
    }
  }

  /// The profile as a member of those that are compared; nil when it could not be judged.
  var member: FamilyMember? {
    profile.map { FamilyMember($0, surroundings: surroundings ?? Surroundings()) }
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
    let threshold = threshold ?? profile?.lint.failOn ?? .error
    guard let worst, let least = threshold.severity else { return false }
    return worst >= least
  }

  /// The judgement as the report formats need it; with the values that were judged where a baseline
  /// asks for them.
  func record(withValues: Bool, withUndecided: Bool) -> LintRecord.Profile {
    var entries = complaints.map { LintRecord.Entry($0) }
    for number in findings.indices where !findings[number].isUndecided {
      let finding = findings[number]
      entries.append(
        LintRecord.Entry(
          finding.diagnostic, field: finding.field,
          value: withValues ? profile.map { finding.judgedValue(in: $0) } : nil,
          acceptance: finding.suppression.map { .suppressed(reason: $0) }))
    }
    return LintRecord.Profile(
      path: path, isJudged: profile != nil, entries: entries,
      undecided: withUndecided ? findings.filter(\.isUndecided).map(\.diagnostic) : [])
  }
}

extension LintFinding {
  /// The value that was judged: of an entry of a list where it points at one, else of the field.
  fileprivate func judgedValue(in profile: Profile) -> String {
    let place = diagnostic.place
    let whole = profile.place(of: field)
    guard place != whole, place.source === whole.source, whole.range.contains(place.range) else {
      return profile.spelling(of: field)
    }
    return place.visibleText
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
      let name = path.isEmpty ? "a file without a name" : path
      throw CommandFailure("cannot read \(name): \(error.reason)")
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
