import CountersignProfile
import CountersignRules
import Testing

/// Facts that are worked out once.
@Suite("Derived facts")
struct DerivedFactsTests {
  private final class Number: Sendable {
    let value: Int

    init(_ value: Int) { self.value = value }
  }

  private final class Word: Sendable {
    let value = "other"
  }

  @Test("are worked out when first asked for, and then kept by their type")
  func once() {
    let facts = DerivedFacts()
    var count = 0
    let make = {
      count += 1
      return Number(count)
    }
    #expect(facts.fact(Number.self, make).value == 1)
    #expect(facts.fact(Number.self, make).value == 1)
    #expect(facts.fact(Word.self) { Word() }.value == "other")
    #expect(facts.fact(Number.self, make).value == 1)
    #expect(count == 1)
  }
}
