#if Server
  /// A request's path as the log has it.
  enum LoggedPath {
    /// The longest segment that is written down; a token is longer.
    private static let segmentLimit = 64

    private static let limit = 256

    /// The path without its query; long segments, which may be tokens, are left out.
    static func text(_ path: String) -> String {
      guard path.utf8.count > segmentLimit else { return path }
      let segments = path.split(separator: "/", omittingEmptySubsequences: false)
      let safe = segments.map { $0.utf8.count > segmentLimit ? "…" : $0 }
      return String(safe.joined(separator: "/").prefix(limit))
    }
  }
#endif
