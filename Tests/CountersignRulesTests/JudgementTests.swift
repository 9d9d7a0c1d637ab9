import CountersignRules
import CountersignSettings
import Testing

/// Judgements on transcripts that are written by hand: each probe sees the weakness and its absence.
@Suite("A probe's judgement")
struct JudgementTests {
  private static let token =
    "eyJhbGciOiJIUzI1NiJ9.eyJpYXQiOjEwMDAsImV4cCI6MTMwMH0.c2lnbmF0dXJl"
  private static let longToken =
    "eyJhbGciOiJIUzI1NiJ9.eyJpYXQiOjEwMDAsImV4cCI6NDQyMDB9.c2lnbmF0dXJl"

  private func transcript(
    _ exchanges: (name: String, status: Int, headers: [HeaderLine], body: String)...
  ) -> Transcript {
    var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    settings.cookies.access.name = "access"
    settings.cookies.refresh.name = "refresh"
    settings.site.apps = [app]
    return Transcript(
      settings: settings,
      exchanges: exchanges.map {
        Exchange(
          name: $0.name,
          request: .init(method: "POST", url: "https://api.a.de/\($0.name)", headers: []),
          response: .init(status: $0.status, headers: $0.headers, body: Array($0.body.utf8)))
      })
  }

  private var app: AuthSettings.Site.App {
    var app = AuthSettings.Site.App()
    app.origin = "https://app.a.de"
    return app
  }

  private func cookie(_ name: String, _ value: String, _ attributes: String) -> HeaderLine {
    HeaderLine("Set-Cookie", "\(name)=\(value)\(attributes)")
  }

  private func judge(_ slug: String, _ transcript: Transcript) throws -> Judgement {
    let rule = try #require(Checklist.rule(slug))
    guard case .probe(let probe) = rule.proof else {
      Issue.record("\(slug) has no probe")
      return .unreachable("")
    }
    return probe.judge(transcript)
  }

  @Test(
    "tells a missing attribute from a present one",
    arguments: [("cookie-not-httponly", "; Secure"), ("cookie-not-secure", "; HttpOnly")])
  func attributes(slug: String, lacking: String) throws {
    let bad = transcript(
      ("login", 200, [cookie("access", "t", lacking), cookie("refresh", "t", lacking)], "{}"))
    guard case .revealed(let evidence) = try judge(slug, bad) else {
      Issue.record("\(slug) saw nothing")
      return
    }
    #expect(evidence.bytes == ["Set-Cookie: access=t\(lacking)"])
    let both = "; Secure; HttpOnly"
    let good = transcript(
      ("login", 200, [cookie("access", "t", both), cookie("refresh", "t", both)], "{}"))
    guard case .held = try judge(slug, good) else {
      Issue.record("\(slug) saw a ghost")
      return
    }
  }

  @Test("cannot be made when login fails", arguments: Checklist.all.map(\.slug))
  func failedLogin(slug: String) throws {
    guard case .probe(let probe)? = Checklist.rule(slug)?.proof else { return }
    guard case .unreachable = probe.judge(transcript()) else {
      Issue.record("\(slug) judged an empty transcript")
      return
    }
  }

  @Test("reads the lifetime from the token")
  func lifetime() throws {
    let short = transcript(("login", 200, [cookie("access", Self.token, "")], "{}"))
    #expect(try judge("access-lifetime-long", short) == .held(observed: "exp − iat is 5m"))
    let long = transcript(("login", 200, [cookie("access", Self.longToken, "")], "{}"))
    guard case .revealed(let evidence) = try judge("access-lifetime-long", long) else {
      Issue.record("twelve hours went unnoticed")
      return
    }
    #expect(evidence.observed == "exp − iat is 12h")
  }

  @Test("finds a token in a body, and no token in an empty member")
  func body() throws {
    let bad = transcript(("login", 200, [], "{\"access\":\"\(Self.token)\",\"refresh\":\"\"}"))
    guard case .revealed = try judge("token-in-body", bad) else {
      Issue.record("the token went unnoticed")
      return
    }
    let good = transcript(
      ("login", 200, [], "{\"access_expires_in\":300}"), ("refresh", 200, [], "{\"access\":\"\"}"))
    guard case .held = try judge("token-in-body", good) else {
      Issue.record("an empty member is no token")
      return
    }
  }

  @Test("counts refusals of guesses")
  func guesses() throws {
    let free = transcript(("guess.1", 400, [], ""), ("guess.2", 400, [], ""))
    guard case .revealed = try judge("login-throttle-missing", free) else {
      Issue.record("unlimited guesses went unnoticed")
      return
    }
    let limited = transcript(("guess.1", 400, [], ""), ("guess.2", 429, [], ""))
    #expect(
      try judge("login-throttle-missing", limited) == .held(observed: "429 at wrong password 2"))
  }
}
