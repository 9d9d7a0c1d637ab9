package import Synchronization

/// What is worked out from a profile and asked for by many rules: once, by its type.
package final class DerivedFacts: Sendable {
  /// The few that there are, in the order in which they were asked for.
  @usableFromInline let facts = Mutex([any AnyObject & Sendable]())

  /// The fact of this type, which `make` works out when it is first asked for: an object, which is
  /// told apart faster than a value of any type.
  ///
  /// `make` must depend on nothing but the profile, for a type has one fact. Inlined, for the type is
  /// known only where the fact is declared, and is found slowly anywhere else.
  @inlinable package func fact<Fact: AnyObject & Sendable>(
    _ type: Fact.Type, _ make: () -> Fact
  ) -> Fact {
    let known: Fact? = facts.withLock { facts in
      for fact in facts { if let fact = fact as? Fact { return fact } }
      return nil
    }
    if let known { return known }
    let fact = make()
    facts.withLock { $0.append(fact) }
    return fact
  }
}
