/// A yes or a no together with the clause that decided it.
package enum Verdict: Hashable, Sendable {
  case yes(Clause)
  case no(Clause)

  package var isYes: Bool {
    switch self {
    case .yes: true
    case .no: false
    }
  }

  /// The clause that decided, whichever way.
  package var clause: Clause {
    switch self {
    case .yes(let clause), .no(let clause): clause
    }
  }
}
