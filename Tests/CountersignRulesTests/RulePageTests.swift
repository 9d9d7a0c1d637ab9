import CountersignRules
import Foundation
import TestSupport
import Testing

@Suite("The pages of the rules in docs/rules")
struct RulePageTests {
  private static let folder = Repository.root + "/docs/rules/"

  @Test("are what `make docs` would write", arguments: Checklist.all.map(\.slug))
  func page(slug: String) throws {
    let rule = try #require(Checklist.rule(slug))
    let text = try String(contentsOfFile: Self.folder + slug + ".md", encoding: .utf8)
    #expect(text == RulePage(rule).text)
  }

  @Test("are listed by item of the checklist and by subject")
  func index() throws {
    let text = try String(contentsOfFile: Self.folder + "README.md", encoding: .utf8)
    #expect(text == RuleIndex.text)
  }

  @Test("are no more than there are rules")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(files.count == Checklist.all.count + 1)
  }
}
