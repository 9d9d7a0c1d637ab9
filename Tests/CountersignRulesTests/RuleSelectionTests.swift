import CountersignRules
import Testing

@Suite("The rules that a user selects")
struct RuleSelectionTests {
  @Test("are all of them by default, in reading order")
  func all() throws {
    #expect(
      try RuleSelection.rules(select: [], ignore: []).map(\.slug) == Checklist.all.map(\.slug))
  }

  @Test("can be named, by family, by item of the checklist, and left out again")
  func names() throws {
    let one = try RuleSelection.rules(select: ["cookie-not-secure"], ignore: [])
    #expect(one.map(\.slug) == ["cookie-not-secure"])
    let family = try RuleSelection.rules(select: ["cors"], ignore: ["cors-any-origin"])
    #expect(!family.isEmpty)
    #expect(family.contains { $0.slug == "cors-credentials-off" })
    #expect(!family.contains { $0.slug == "cors-any-origin" || $0.slug.hasPrefix("csrf-") })
    let item = try RuleSelection.rules(select: ["1"], ignore: [])
    #expect(item.allSatisfy { $0.checklist.contains(.httpOnly) })
  }

  @Test(
    "are told when there are none of the name", arguments: ["cookie-not-secur", "8", "tokns", ""])
  func unknown(name: String) {
    #expect(throws: RuleSelection.UnknownName.self) {
      try RuleSelection.rules(select: [name], ignore: [])
    }
  }
}
