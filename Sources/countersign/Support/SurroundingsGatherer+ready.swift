import CountersignEvidence

extension SurroundingsGatherer {
  /// A gatherer at a moment, in seconds since 1970.
  ///
  /// - Throws: `CommandFailure` when the system gives no random numbers.
  static func ready(at seconds: Int64) throws(CommandFailure) -> SurroundingsGatherer {
    do {
      return try SurroundingsGatherer(now: seconds)
    } catch {
      throw CommandFailure("the system gives no random numbers: \(error)")
    }
  }
}
