import Synchronization

/// What is worked out from a profile and asked for by many rules: once, by its type.
package final class DerivedFacts: Sendable {
  private let values = Mutex([ObjectIdentifier: any Sendable]())

  /// The value of this type, which `make` works out when it is first asked for.
  ///
  /// `make` must depend on nothing but the profile, for a type has one value.
  package func value<Value: Sendable>(_ type: Value.Type, _ make: () -> Value) -> Value {
    let key = ObjectIdentifier(type)
    if let known = values.withLock({ $0[key] }) as? Value { return known }
    let value = make()
    values.withLock { $0[key] = value }
    return value
  }
}
