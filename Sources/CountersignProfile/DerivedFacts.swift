package import Synchronization

/// What is worked out from a profile and asked for by many rules: once, by its type.
package final class DerivedFacts: Sendable {
  /// A fact in an object, which is told apart faster than a value of any type.
  @usableFromInline final class Fact<Value: Sendable>: Sendable {
    @usableFromInline let value: Value

    @inlinable init(_ value: Value) { self.value = value }
  }

  /// The few that there are, in the order in which they were asked for.
  @usableFromInline let facts = Mutex([any AnyObject & Sendable]())

  /// The value of this type, which `make` works out when it is first asked for.
  ///
  /// `make` must depend on nothing but the profile, for a type has one value.
  @inlinable package func value<Value: Sendable>(_ type: Value.Type, _ make: () -> Value) -> Value {
    let known: Fact<Value>? = facts.withLock { facts in
      for fact in facts { if let fact = fact as? Fact<Value> { return fact } }
      return nil
    }
    if let known { return known.value }
    let value = make()
    facts.withLock { $0.append(Fact(value)) }
    return value
  }
}
