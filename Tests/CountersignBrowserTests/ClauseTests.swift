import CountersignBrowser
import Foundation
import Testing

@Suite("A clause can be printed and told apart")
struct ClauseTests {
  @Test("its id is its own")
  func ids() {
    #expect(Set(Clause.all.map(\.id)).count == Clause.all.count)
  }

  @Test("the list holds every clause the sources declare")
  func complete() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CountersignBrowser/Clauses")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let declared = try files.reduce(0) { count, file in
      try count
        + String(contentsOf: file, encoding: .utf8).matches(of: /static let \w+ = Clause\(/).count
    }
    #expect(Clause.all.count == declared)
  }

  @Test("it says where it stands and what it means", arguments: Clause.all)
  func wording(_ clause: Clause) {
    #expect(clause.citation.hasPrefix(clause.document.rawValue))
    #expect(!clause.explanation.hasSuffix("."))
    #expect(clause.step.wholeMatch(of: /[1-9]|10|9[a-i]/) != nil)
  }

  @Test("the citation reads like the standard's own")
  func citation() {
    #expect(Clause.setFromElsewhere.citation == "RFC 6265bis 5.7 step 18.4")
    #expect(Clause.originDiffers.citation == "Fetch, CORS check step 4")
  }
}

@Suite("Agents are known by name")
struct AgentTests {
  @Test("each preset is found by its own", arguments: Agent.presets)
  func named(_ agent: Agent) {
    #expect(Agent.preset(named: agent.name) == agent)
  }

  @Test("the list is the documented one")
  func names() {
    #expect(
      Agent.presets.map(\.name)
        == ["chromium", "chromium-no-third-party", "firefox", "safari", "strict"])
    #expect(Agent.preset(named: "lynx") == nil)
  }
}
