package import CountersignProfile

extension DerivedFacts {
  /// The fact of this type, which `make` works out when it is first asked for: many rules ask for the
  /// same.
  ///
  /// `make` must depend on nothing but the profile, for a type has one fact. Declared here, where the
  /// types of facts are known: elsewhere each question would look for them.
  package func fact<Fact: AnyObject & Sendable>(_ type: Fact.Type, _ make: () -> Fact) -> Fact {
    if let known = known(ObjectIdentifier(type)) as? Fact { return known }
    let fact = make()
    keep(fact)
    return fact
  }
}
