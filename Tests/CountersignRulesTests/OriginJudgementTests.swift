import CountersignProfile
import CountersignRules
import CountersignSettings
import Testing

/// Judgements about origins, forged requests and sessions, on transcripts that are written by hand.
@Suite("A judgement about pages and sessions")
struct OriginJudgementTests {
  /// What a probe proved, without the words.
  private enum Outcome: Hashable {
    case held, revealed, unreachable
  }

  private typealias Answer = (name: String, status: Int, headers: [String: String], body: String)

  private func outcome(
    _ slug: String, _ fragment: String, _ answers: [Answer]
  ) throws -> Outcome {
    let profile = try #require(Example(fragment).read(for: .production).profile)
    let rule = try #require(Checklist.rule(slug))
    guard case .probe(let probe) = rule.proof else { return .unreachable }
    let transcript = Transcript(
      settings: profile.settings,
      exchanges: answers.map { answer in
        Exchange(
          name: answer.name,
          request: .init(
            method: "POST", url: "https://api.acme-shop.de/api/\(answer.name)", headers: []),
          response: .init(
            status: answer.status, headers: answer.headers.map { HeaderLine($0.key, $0.value) },
            body: Array(answer.body.utf8)))
      })
    switch probe.judge(transcript) {
    case .held: return .held
    case .revealed(let evidence):
      #expect(!evidence.bytes.isEmpty)
      return .revealed
    case .unreachable: return .unreachable
    }
  }

  private static let allow = "Access-Control-Allow-Origin"
  private static let app = "https://app.acme-shop.de"
  private let login: Answer = ("login", 200, [:], "{}")

  @Test("sees a stranger's page that is let in")
  func strangers() throws {
    let fragment = "cors: { allowed_origins: ['null'] }"
    let echoed: Answer = ("read.1", 200, [Self.allow: "null"], "{}")
    #expect(try outcome("cors-null-origin", fragment, [login, echoed]) == .revealed)
    #expect(try outcome("cors-null-origin", fragment, [login, ("read.1", 200, [:], "")]) == .held)
    #expect(try outcome("cors-null-origin", fragment, [("login", 403, [:], "")]) == .unreachable)
    let trusted: Answer = ("write.1", 200, [:], "{}")
    #expect(
      try outcome(
        "cors-pattern-overbroad", "csrf: { trusted_origins: ['https://*.netlify.app'] }",
        [login, ("read.1", 200, [:], ""), trusted]) == .revealed)
  }

  @Test("sees an app that is kept out")
  func apps() throws {
    let slug = "cors-origin-never-matches"
    let read: Answer = ("read.1", 200, [Self.allow: Self.app], "{}")
    #expect(try outcome(slug, "", [login, read, ("write.1", 200, [:], "")]) == .held)
    #expect(try outcome(slug, "", [login, read, ("write.1", 403, [:], "")]) == .revealed)
    #expect(try outcome(slug, "", [login, ("read.1", 200, [:], "")]) == .revealed)
  }

  @Test("reads preflights as a browser does")
  func preflights() throws {
    func answers(headers: String, methods: String = "GET, POST, PATCH, PUT") -> [Answer] {
      let permission = [
        Self.allow: Self.app, "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Headers": headers, "Access-Control-Allow-Methods": methods,
      ]
      return (1...3).map { ("preflight.\($0)", 200, permission, "") } + [("plain", 401, [:], "")]
    }
    let slug = "cors-preflight-incomplete"
    #expect(try outcome(slug, "", answers(headers: "content-type, X-CSRFToken")) == .held)
    #expect(try outcome(slug, "", answers(headers: "content-type")) == .revealed)
    #expect(try outcome(slug, "", answers(headers: "*")) == .revealed)
    #expect(
      try outcome(slug, "", answers(headers: "content-type, x-csrftoken", methods: "patch, PUT"))
        == .revealed)
    #expect(try outcome(slug, "", []) == .unreachable)
  }

  @Test("tells whether the app finds a CSRF token")
  func tokens() throws {
    let slug = "csrf-token-unreadable"
    let fragment = "routes: { csrf: null }\ncsrf: { cookie: { name: csrftoken } }"
    let visit: Answer = ("visit", 401, [:], "")
    let refused: Answer = ("bare", 403, [:], "")
    func signedIn(_ line: String, bare: Answer = refused) -> [Answer] {
      [visit, ("login", 200, ["Set-Cookie": line], "{}"), bare]
    }
    #expect(try outcome(slug, fragment, [visit, ("login", 403, [:], ""), refused]) == .revealed)
    #expect(
      try outcome(
        slug, fragment,
        signedIn("csrftoken=t; Path=/; Secure; SameSite=Strict", bare: ("bare", 200, [:], "{}")))
        == .held)
    #expect(
      try outcome(slug, fragment, signedIn("csrftoken=t; Path=/; Secure; SameSite=Strict"))
        == .revealed)
    #expect(
      try outcome(
        slug, fragment,
        signedIn("csrftoken=t; Path=/; Domain=acme-shop.de; Secure; SameSite=Strict")) == .held)
    #expect(
      try outcome(slug, "", [("visit", 200, [:], "{\"csrfToken\":\"t\"}"), login]) == .held)
  }

  @Test("knows which cookies a sibling can plant")
  func siblings() throws {
    let answers: [Answer] = [login, ("planted", 200, [:], "{}")]
    let slug = "csrf-cookie-tossable"
    #expect(try outcome(slug, "csrf: { cookie: { name: csrftoken } }", answers) == .revealed)
    #expect(try outcome(slug, "", answers) == .held)
  }

  @Test("counts how old a session grew")
  func sessions() throws {
    func refreshes(_ statuses: [Int]) -> [Answer] {
      [login] + statuses.enumerated().map { ("refresh.\($0 + 1)", $1, [:], "{}") }
    }
    let slug = "session-unbounded"
    let endless = "session: { absolute_lifetime: null }"
    let all = [Int](repeating: 200, count: 34)
    #expect(try outcome(slug, endless, refreshes(all)) == .revealed)
    #expect(try outcome(slug, endless, refreshes(all.dropLast(20) + [401])) == .held)
    #expect(try outcome(slug, endless, refreshes(Array(all.prefix(3)))) == .unreachable)
    #expect(try outcome(slug, endless, refreshes([503])) == .unreachable)
    let race = "tokens: { rotation: { grace: 0s } }\nclient: { single_flight: false }"
    #expect(try outcome("concurrent-refresh-race", race, refreshes([200, 401])) == .revealed)
    #expect(try outcome("concurrent-refresh-race", race, refreshes([200, 200])) == .held)
    #expect(try outcome("concurrent-refresh-race", race, refreshes([429, 429])) == .unreachable)
  }
}
