import CountersignBrowser

/// Why no change of up to three settings helps, in words.
enum Obstacle {
  /// The words for an answer on a page.
  ///
  /// - Parameters:
  ///   - answer: The answer that stays a no.
  ///   - page: The origin of the page.
  ///   - spoiling: The changes that would mend it at the cost of another answer; nil for none.
  /// - Returns: One sentence without a full stop.
  static func text(_ answer: Answer, page: String, spoiling: [Remedy]?) -> String {
    if let spoiling {
      let fields = spoiling.map { "`\($0.field)` to `\($0.to)`" }.joined(separator: " and ")
      return "setting \(fields) would help here and spoil something that works now: serve every "
        + "app from the API's site"
    }
    if page == "null" {
      return "a page without an origin, as in a sandboxed frame, belongs to no site: give it an "
        + "origin of its own"
    }
    return reasons.first { $0.clauses.contains { $0.id == answer.clause } }?.text
      ?? "nothing that was tried makes it a yes"
  }

  private static let reasons: [(clauses: [Clause], text: String)] = [
    (
      [
        .setFromElsewhere, .setFromFrame, .strictElsewhere, .laxBelowTop, .laxUnsafeMethod,
        .unsetBelowTop, .unsetWindowOver, .thirdPartyBlocked, .partitionMissing, .otherPartition,
      ], "app and API belong to different sites: serve the app from the API's site"
    ),
    (
      [.secureFromInsecure, .secureOnly, .secureOverlay, .noneWithoutSecure],
      "the connection to the API is not secure: serve it over https"
    ),
  ]
}
