import CountersignSource
import Testing

@Suite("A suggestion")
struct SuggestionTests {
  private static let words = [
    "secure", "http_only", "same_site", "max_age", "access", "refresh", "lax", "none", "id",
  ]

  @Test(
    "is the nearest known word",
    arguments: [
      ("secrue", "secure"), ("Secure", "secure"), ("httponly", "http_only"),
      ("http-only", "http_only"), ("HTTP only", "http_only"), ("samesite", "same_site"),
      ("maxage", "max_age"), ("acess", "access"), ("lex", "lax"), ("non", "none"), ("di", "id"),
    ])
  func near(_ word: String, _ expected: String) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == expected)
  }

  @Test(
    "is not made for a word like no other",
    arguments: [
      "", "x", "domain", "colour", "se", "zz", String(repeating: "a", count: 10_000),
    ])
  func far(_ word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == nil)
  }

  @Test("is the earlier of two that are equally near")
  func ties() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Suggestion.nearest(to: "hat", among: ["cat", "hat"]) == "hat")
    #expect(Suggestion.nearest(to: "hat", among: []) == nil)
  }
}
