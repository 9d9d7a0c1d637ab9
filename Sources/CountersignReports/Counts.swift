package import CountersignSource

/// The totals of a run in words.
package enum Counts {
  /// `2 profiles: 1 error, 3 warnings; 1 could not be judged`.
  package static func words(
    _ severities: [Severity], profiles: Int, unjudged: Int, accepted: Int = 0, undecided: Int = 0
  ) -> String {
    var counts: [Severity: Int] = [:]
    for severity in severities { counts[severity, default: 0] += 1 }
    return words(
      counts, profiles: profiles, unjudged: unjudged, accepted: accepted, undecided: undecided)
  }

  /// The same from counts.
  package static func words(
    _ counts: [Severity: Int], profiles: Int, unjudged: Int, accepted: Int = 0, undecided: Int = 0
  ) -> String {
    let found = [Severity.error, .warning, .advice].compactMap { severity -> String? in
      guard let count = counts[severity], count > 0 else { return nil }
      let plural = severity == .advice || count == 1 ? "" : "s"
      return "\(count) \(severity.rawValue)\(plural)"
    }
    var line = profiles == 1 ? "1 profile: " : "\(profiles) profiles: "
    line += found.isEmpty ? "nothing found" : found.joined(separator: ", ")
    if accepted > 0 { line += "; \(accepted) accepted" }
    if undecided > 0 { line += "; \(undecided) undecided" }
    if unjudged > 0 { line += "; \(unjudged) could not be judged" }
    return line
  }
}
