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

  @Test("keeps the place and the frame of an app of the profile that is asked for alone")
  func alone() throws {
    let lines = ExplainCase.sound.replacing(
      "[{ origin: \"https://app.shop.de\" }]",
      with: "[{ origin: \"https://app.shop.de\" }, { origin: \"http://b.shop.de\" }, "
        + "{ origin: \"https://c.de\", embedded: true }]")
    let profile = try ExplainCase.profile(lines)
    let moved = CookieExplanation(of: profile, page: try Origin(parsing: "http://b.shop.de")).table
    let change = try #require(moved.answers.compactMap(\.proposal).first?.changes.first)
    #expect(change.field == "site.apps[1].origin")
    #expect(change.place == "shop.yaml:5")
    let framed = CookieExplanation(of: profile, page: try Origin(parsing: "https://c.de")).table
    #expect(framed.apps.map(\.isEmbedded) == [true])
  }

  @Test("says why nothing is proposed where nothing helps")
  func obstacles() throws {
    let profile = try ExplainCase.profile(ExplainCase.sound)
    let table = CookieExplanation(of: profile, page: .opaque, agent: .safari).table
    let faults = table.answers.filter(\.isFault)
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { $0.proposal == nil && $0.obstacle?.contains("sandboxed") == true })
  }

  @Test("never proposes what another app pays for")
  func spoiling() throws {
    let lines = """
      site:
        api: "http://localhost:8000"
        apps: [{ origin: "http://localhost:3000" }, { origin: "http://127.0.0.1:3000" }]
      csrf: { defence: none }
      cookies: { access: { name: a, secure: false }, refresh: { name: r, secure: false } }
      """
    let table = CookieExplanation(of: try ExplainCase.profile(lines)).table
    let fields = table.answers.compactMap(\.proposal).flatMap(\.changes).map(\.field)
    #expect(Set(fields) == ["site.apps[1].origin"])
  }

  @Test("is that nothing works where no login sets the cookies")
  func loginMissing() throws {
    let lines = ExplainCase.sound("", "", more: "routes: { login: null }")
    let table = CookieExplanation(of: try ExplainCase.profile(lines)).table
    #expect(!table.works)
    #expect(table.apps.first?.obstacle == "`routes.login` is `null`: nothing sets the cookies")
  }

  @Test("comes soon also for many apps that do not work", .timeLimit(.minutes(1)))
  func many() throws {
    let apps = (1...30).map { "{ origin: \"http://x\($0).vercel.app\" }" }
    let lines = ExplainCase.sound(
      "{ origin: \"https://app.shop.de\" }", apps.joined(separator: ", "))
    let table = CookieExplanation(of: try ExplainCase.profile(lines), agent: .safari).table
    #expect(table.apps.count == 30)
    #expect(!table.works)
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
        text = text.replacing(
          "origin: \"\(from)\"", with: "origin: \"\(to)\"")
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
