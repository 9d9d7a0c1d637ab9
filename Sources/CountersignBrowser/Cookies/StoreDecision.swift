/// What one `Set-Cookie` line did to the store, and why.
package struct StoreDecision: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case stored(StoredCookie)
    /// The cookie took the place, and the creation time, of one with the same key.
    case replaced(StoredCookie)
    /// The cookie with the key of this one is gone.
    case deleted(StoredCookie)
    /// The line was a deletion, and no cookie has its key.
    case deletedNothing(StoredCookie)
    case refused(Clause)
  }

  package let outcome: Outcome
  /// What a browser skipped or changed while reading the line.
  package let notes: [Clause]

  /// The cookie as it is in the store now; nil when the line left none.
  package var cookie: StoredCookie? {
    switch outcome {
    case .stored(let cookie), .replaced(let cookie): cookie
    case .deleted, .deletedNothing, .refused: nil
    }
  }

  /// Whether the line left its cookie in the store.
  package var isStored: Bool { cookie != nil }

  /// The first clause that refused the cookie; nil when none did.
  package var refusal: Clause? {
    guard case .refused(let clause) = outcome else { return nil }
    return clause
  }

  /// The clause that decided, whichever way.
  package var clause: Clause {
    switch outcome {
    case .stored: .stored
    case .replaced: .replaced
    case .deleted: .deleted
    case .deletedNothing: .deletesNothing
    case .refused(let clause): clause
    }
  }
}
