import Testing

@testable import CountersignProfile

/// Facts that are worked out once.
@Suite("Derived facts")
struct DerivedFactsTests {
  @Test("are worked out when first asked for, and then kept by their type")
  func once() {
    let facts = DerivedFacts()
    var count = 0
    let make = {
      count += 1
      return [count]
    }
    #expect(facts.value([Int].self, make) == [1])
    #expect(facts.value([Int].self, make) == [1])
    #expect(facts.value([String].self) { ["other"] } == ["other"])
    #expect(count == 1)
  }
}
