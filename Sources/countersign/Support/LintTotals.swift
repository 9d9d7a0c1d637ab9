import CountersignReports
import CountersignSource

/// The totals of a run.
struct LintTotals: Sendable {
  var profiles = 0
  var counts: [Severity: Int] = [:]
  var accepted = 0
  var undecided = 0
  var unjudged = 0
  /// How many of them could not even be read.
  var unread = 0
  var fails = false

  /// Takes one outcome in.
  mutating func add(_ outcome: LintRun.Outcome) {
    profiles += 1
    counts.merge(outcome.counts, uniquingKeysWith: +)
    accepted += outcome.accepted
    undecided += outcome.undecided
    unjudged += outcome.isJudged ? 0 : 1
    unread += outcome.isRead ? 0 : 1
    fails = fails || outcome.fails
  }

  /// How the process ends where the run was not clean; nil where it was.
  var failure: ExitStatus? { unjudged > 0 ? .unjudged : fails ? .findings : nil }

  /// The totals in one line.
  var summary: String {
    Counts.words(
      counts, profiles: profiles, unjudged: unjudged, accepted: accepted,
      undecided: undecided)
  }
}
