import CountersignSource

/// The last line of a lint run.
struct LintSummary {
  let text: String

  init(_ judgments: [Judgment]) {
    let counts = [Severity.error, .warning, .advice].compactMap { severity -> String? in
      let count = judgments.flatMap(\.diagnostics).count { $0.severity == severity }
      guard count > 0 else { return nil }
      let plural = severity == .advice || count == 1 ? "" : "s"
      return "\(count) \(severity.rawValue)\(plural)"
    }
    let profiles = judgments.count == 1 ? "1 profile" : "\(judgments.count) profiles"
    let unjudged = judgments.count { $0.profile == nil }
    var line = "\(profiles): \(counts.isEmpty ? "nothing found" : counts.joined(separator: ", "))"
    if unjudged > 0 { line += "; \(unjudged) could not be judged" }
    text = line
  }
}
