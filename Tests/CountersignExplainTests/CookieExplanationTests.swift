import CountersignBrowser
import CountersignExplain
import CountersignProfile
import CountersignSettings
import CountersignSource
import Testing

@Suite("What becomes of a profile's cookies")
struct CookieExplanationTests {
  @Test("is told with the clause and the smallest change", arguments: ExplainCase.all)
  func explained(_ item: ExplainCase) throws {
    let agent = try #require(Agent.preset(named: item.agent))
    let table = CookieExplanation(of: try ExplainCase.profile(item.lines), agent: agent).table
    #expect(!table.works)
    let faults = table.answers.filter(\.isFault)
    #expect(faults.first?.clause == item.clause)
    let proposals = table.answers.compactMap(\.proposal)
    let fields = proposals.first?.changes.map(\.field)
    #expect(fields == item.fields)
  }

  @Test("mends itself when the changes are written into the profile", arguments: ExplainCase.all)
  func mended(_ item: ExplainCase) throws {
    let agent = try #require(Agent.preset(named: item.agent))
    var profile = try ExplainCase.profile(item.lines)
    for _ in 0..<8 {
      let table = CookieExplanation(of: profile, agent: agent).table
      if table.works { return }
      let before = table.answers.count(where: \.isFault)
      let changes = try #require(table.answers.compactMap(\.proposal).first).changes
      profile = try Self.applying(changes, to: profile)
      let after = CookieExplanation(of: profile, agent: agent).table
      #expect(after.answers.count(where: \.isFault) < before)
    }
    Issue.record("eight proposals were not enough")
  }

  @Test(
    "is all as it should be in the sound deployment, in every browser", arguments: Agent.presets)
  func sound(agent: Agent) throws {
    let profile = try ExplainCase.profile(ExplainCase.sound)
    let table = CookieExplanation(of: profile, agent: agent).table
    #expect(table.works)
    #expect(table.answers.allSatisfy { $0.proposal == nil })
    #expect(table.publicSuffixes?.count == 10)
  }

  @Test("covers every cookie, every kind of request, and every app")
  func covers() throws {
    let lines = ExplainCase.sound("defence: none", "defence: token")
      .replacing(
        "[{ origin: \"https://app.shop.de\" }]",
        with: "[{ origin: \"https://app.shop.de\" }, { origin: \"https://b.de\", embedded: true }]")
    let table = CookieExplanation(of: try ExplainCase.profile(lines)).table
    #expect(table.apps.map(\.isEmbedded) == [false, true])
    for app in table.apps {
      #expect(app.cookies.map(\.cookie) == ProfileCookie.allCases)
      for cookie in app.cookies {
        #expect(Set(cookie.requests.map(\.kind)) == Set(RequestKind.allCases))
      }
    }
  }

  @Test("can be asked for a page that the profile does not know")
  func page() throws {
    let profile = try ExplainCase.profile(ExplainCase.sound)
    let page = try Origin(parsing: "https://elsewhere.com")
    let table = CookieExplanation(of: profile, page: page).table
    #expect(table.apps.map(\.origin) == ["https://elsewhere.com"])
    #expect(!table.works)
    let places = table.answers.compactMap(\.proposal).flatMap(\.changes)
      .filter { $0.field == "page" }.map(\.place)
    #expect(places.allSatisfy { $0 == nil })
  }

  @Test("names the line of each value that it would change")
  func places() throws {
    let lines = ExplainCase.sound("allow_credentials: true", "allow_credentials: false")
    let table = CookieExplanation(of: try ExplainCase.profile(lines)).table
    let change = try #require(table.answers.compactMap(\.proposal).first?.changes.first)
    #expect(change.from == "false")
    #expect(change.to == "true")
    #expect(change.place == "shop.yaml:6")
  }

  /// The profile with changes written into its text.
  private static func applying(_ changes: [Change], to profile: Profile) throws -> Profile {
    var profile = profile
    for change in changes {
      let source = profile.layers[0].tree.source
      var text = String(decoding: source.bytes, as: UTF8.self)
      if change.field.hasPrefix("site.apps"), let from = change.from, let to = change.to {
        text = text.replacing(from, with: to)
      } else {
        let fix = try #require(profile.fix(change.field, to: change.to ?? "", .unsafe))
        var edits = EditSet(of: source)
        try edits.add(fix)
        text = String(decoding: edits.applied(), as: UTF8.self)
      }
      let outcome = ProfileReader(files: .texts([:])).read(
        SourceText(name: "shop.yaml", text: text), path: "shop.yaml")
      profile = try #require(outcome.profile, "\(text)")
    }
    return profile
  }
}
