import Synchronization

/// What others worked out from a profile and want kept with it: objects, one of each type.
package final class DerivedFacts: Sendable {
  /// The few that there are, in the order in which they were asked for.
  private let facts = Mutex([any AnyObject & Sendable]())

  /// No facts yet.
  package init() {}

  /// The fact of this type; nil before it was kept.
  package func known(_ type: ObjectIdentifier) -> (any AnyObject & Sendable)? {
    facts.withLock { facts in facts.first { ObjectIdentifier(Swift.type(of: $0)) == type } }
  }

  /// Keeps a fact.
  package func keep(_ fact: any AnyObject & Sendable) {
    facts.withLock { $0.append(fact) }
  }
}
