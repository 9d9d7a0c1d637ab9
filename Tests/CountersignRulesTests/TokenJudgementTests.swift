import CountersignRules
import CountersignSettings
import Testing

/// Judgements about tokens and limits, on transcripts that are written by hand.
@Suite("A judgement about tokens and limits")
struct TokenJudgementTests {
  /// What each of a probe's exchanges answers, and whether that shows the weakness.
  struct Case: Sendable, CustomTestStringConvertible {
    let slug: String
    let answers: [(name: String, status: Int)]
    let isRevealed: Bool
    var change: @Sendable (inout AuthSettings) -> Void = { _ in }

    var testDescription: String {
      slug + answers.map { ", \($0.name) \($0.status)" }.joined()
    }
  }

  private static let cases = rotation + replays + accounts + limits + keys + stores

  private static let keys: [Case] = [
    Case(
      slug: "signing-key-guessable", answers: [("login", 200), ("forged", 200)], isRevealed: true),
    Case(slug: "signing-key-short", answers: [("login", 200), ("forged", 401)], isRevealed: false),
    Case(
      slug: "signing-key-short", answers: [("login", 200), ("forged", 200)], isRevealed: false,
      change: { $0.tokens.algorithm = .es256 }),
    Case(slug: "key-type-mismatch", answers: [("login", 500)], isRevealed: true),
    Case(slug: "key-type-mismatch", answers: [("login", 200)], isRevealed: false),
    Case(slug: "secret-unresolvable", answers: [("login", 500)], isRevealed: true),
    Case(
      slug: "verifying-key-unusable", answers: [("login", 200), ("forged", 401)], isRevealed: true),
    Case(
      slug: "verifying-key-unusable", answers: [("login", 200), ("forged", 200)],
      isRevealed: false),
    Case(
      slug: "secret-file-whitespace", answers: [("login", 200), ("forged", 401)], isRevealed: true),
    Case(
      slug: "secret-file-whitespace", answers: [("login", 200), ("forged", 200)],
      isRevealed: false),
    Case(
      slug: "key-shared-across-environments", answers: [("login", 200), ("forged", 200)],
      isRevealed: true),
    Case(
      slug: "key-shared-across-environments", answers: [("login", 200), ("forged", 401)],
      isRevealed: false),
    Case(
      slug: "retired-key-lingering", answers: [("login", 200), ("old.0", 401), ("old.1", 200)],
      isRevealed: true),
    Case(
      slug: "retired-key-lingering", answers: [("login", 200), ("old.0", 401), ("old.1", 401)],
      isRevealed: false),
    Case(slug: "retired-key-lingering", answers: [("login", 200)], isRevealed: false),
  ]

  private static let stores: [Case] = [
    Case(
      slug: "revocation-store-volatile",
      answers: [("login", 200), ("logout", 200), ("replay", 401), ("elsewhere", 200)],
      isRevealed: true),
    Case(
      slug: "revocation-store-volatile",
      answers: [("login", 200), ("logout", 200), ("replay", 401), ("elsewhere", 401)],
      isRevealed: false),
    Case(
      slug: "revocation-store-volatile",
      answers: [("login", 200), ("logout", 200), ("replay", 200), ("elsewhere", 200)],
      isRevealed: false),
    Case(
      slug: "throttle-store-local", answers: [("guess.6", 429), ("elsewhere", 400)],
      isRevealed: true),
    Case(
      slug: "throttle-store-local", answers: [("guess.6", 429), ("elsewhere", 429)],
      isRevealed: false),
    Case(
      slug: "throttle-store-local", answers: [("guess.6", 400), ("elsewhere", 400)],
      isRevealed: false, change: { $0.throttle.enabled = false }),
    Case(
      slug: "forwarded-scheme-missing", answers: [("user", 403), ("login", 403)],
      isRevealed: true),
    Case(
      slug: "forwarded-scheme-missing", answers: [("user", 401), ("login", 200)],
      isRevealed: true),
    Case(
      slug: "forwarded-scheme-missing", answers: [("user", 401), ("login", 200)],
      isRevealed: false,
      change: {
        $0.transport.hsts.maxAge = .zero
        $0.transport.plainHTTP = .refuse
      }),
    Case(
      slug: "recovery-throttle-missing", answers: [("reset.11", 200)], isRevealed: true),
    Case(
      slug: "recovery-throttle-missing", answers: [("reset.4", 429)], isRevealed: false),
    Case(
      slug: "recovery-throttle-missing", answers: [("reset.4", 429), ("registration.11", 400)],
      isRevealed: true, change: { $0.routes.registration = "/auth/registration/" }),
  ]

  private static let rotation: [Case] = [
    Case(
      slug: "rotated-token-still-valid",
      answers: [("login", 200), ("refresh", 200), ("replay", 200)], isRevealed: true),
    Case(
      slug: "rotated-token-still-valid",
      answers: [("login", 200), ("refresh", 200), ("replay", 401)], isRevealed: false),
    Case(
      slug: "revocation-silently-inactive",
      answers: [("login", 200), ("refresh", 200), ("replay", 200), ("after logout", 200)],
      isRevealed: true),
    Case(
      slug: "revocation-silently-inactive",
      answers: [("login", 200), ("refresh", 200), ("replay", 200), ("after logout", 401)],
      isRevealed: false),
    Case(
      slug: "revocation-silently-inactive",
      answers: [("login", 200), ("refresh", 200), ("replay", 200), ("after logout", 200)],
      isRevealed: false,
      change: {
        $0.tokens.revocation.enabled = false
        $0.tokens.revocation.afterRotation = false
      }),
    Case(
      slug: "refresh-reuse-undetected",
      answers: [("login", 200), ("refresh", 200), ("replay", 401), ("descendant", 200)],
      isRevealed: true),
    Case(
      slug: "refresh-reuse-undetected",
      answers: [("login", 200), ("refresh", 200), ("replay", 401), ("descendant", 401)],
      isRevealed: false),
    Case(
      slug: "refresh-reuse-undetected",
      answers: [("login", 200), ("refresh", 200), ("replay", 200), ("descendant", 200)],
      isRevealed: false),
  ]

  private static let replays: [Case] = [
    Case(slug: "algorithm-none", answers: [("login", 200), ("unsigned", 200)], isRevealed: true),
    Case(slug: "algorithm-none", answers: [("login", 200), ("unsigned", 401)], isRevealed: false),
    Case(
      slug: "algorithm-family-mixed",
      answers: [("login", 200), ("keys", 200), ("confused", 200)], isRevealed: true,
      change: { $0.tokens.algorithm = .es256 }),
    Case(
      slug: "algorithm-family-mixed",
      answers: [("login", 200), ("keys", 200), ("confused", 401)], isRevealed: false,
      change: { $0.tokens.algorithm = .es256 }),
    Case(slug: "leeway-excessive", answers: [("login", 200), ("late", 200)], isRevealed: true),
    Case(slug: "leeway-excessive", answers: [("login", 200), ("late", 401)], isRevealed: false),
    Case(
      slug: "token-type-unchecked", answers: [("login", 200), ("swapped", 200)], isRevealed: true),
    Case(
      slug: "token-type-unchecked", answers: [("login", 200), ("swapped", 401)],
      isRevealed: false),
    Case(
      slug: "token-accepted-elsewhere",
      answers: [("login", 200), ("query", 200), ("header", 401), ("body", 401)],
      isRevealed: true),
    Case(
      slug: "token-accepted-elsewhere",
      answers: [("login", 200), ("query", 401), ("header", 401), ("body", 401)],
      isRevealed: false),
  ]

  private static let accounts: [Case] = [
    Case(
      slug: "account-change-keeps-tokens", answers: [("change", 200), ("other device", 200)],
      isRevealed: true),
    Case(
      slug: "account-change-keeps-tokens", answers: [("change", 200), ("other device", 401)],
      isRevealed: false),
  ]

  private static let limits: [Case] = [
    Case(
      slug: "refresh-throttle-missing",
      answers: [("refresh.1", 401), ("refresh.2", 429), ("verify.1", 401), ("verify.2", 401)],
      isRevealed: true),
    Case(
      slug: "refresh-throttle-missing",
      answers: [("refresh.1", 401), ("refresh.2", 429), ("verify.1", 401), ("verify.2", 429)],
      isRevealed: false),
    Case(
      slug: "throttle-by-address-only", answers: [("guess.1", 400), ("guess.2", 400)],
      isRevealed: true),
    Case(
      slug: "throttle-by-address-only", answers: [("guess.1", 400), ("guess.2", 429)],
      isRevealed: false),
    Case(
      slug: "throttle-client-misidentified",
      answers: [("forged.1", 400), ("forged.2", 400), ("stranger", 400)], isRevealed: true),
    Case(
      slug: "throttle-client-misidentified",
      answers: [("forged.1", 400), ("forged.2", 429), ("stranger", 429)], isRevealed: true),
    Case(
      slug: "throttle-client-misidentified",
      answers: [("forged.1", 400), ("forged.2", 429), ("stranger", 400)], isRevealed: false),
  ]

  @Test("tells a weakness from its absence", arguments: cases)
  func judges(_ item: Case) throws {
    var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    item.change(&settings)
    let cookie = HeaderLine("Set-Cookie", "\(settings.cookies.refresh.name)=t")
    let exchanges = item.answers.map { name, status in
      Self.exchange(name, status, status == 200 ? [cookie] : [])
    }
    let judgement = try Self.judge(item.slug, settings, exchanges)
    switch judgement {
    case .revealed: #expect(item.isRevealed, "\(judgement)")
    case .held: #expect(!item.isRevealed, "\(judgement)")
    case .unreachable: Issue.record("\(judgement)")
    }
  }

  @Test(
    "reads claims from the access token",
    arguments: [
      ("token-issuer-missing", #"{"aud":"a","iat":1}"#, true),
      ("token-issuer-missing", #"{"iss":"a","iat":1}"#, false),
      ("token-audience-missing", #"{"iss":"a","iat":1}"#, true),
      ("token-audience-missing", #"{"aud":["a"],"iat":1}"#, false),
      ("claims-personal-data", #"{"sub":"1","email":"a@a.de"}"#, true),
      ("claims-personal-data", #"{"sub":"1","email_verified":true}"#, false),
    ])
  func claims(slug: String, claims: String, isRevealed: Bool) throws {
    let settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    let header = Base64URL.encode(#"{"alg":"HS256"}"#.utf8)
    let token = "\(header).\(Base64URL.encode(claims.utf8)).c2ln"
    let line = HeaderLine("Set-Cookie", "\(settings.cookies.access.name)=\(token); Secure")
    let judgement = try Self.judge(slug, settings, [Self.exchange("login", 200, [line])])
    guard case .revealed = judgement else {
      #expect(!isRevealed, "\(judgement)")
      return
    }
    #expect(isRevealed, "\(judgement)")
  }

  @Test(
    "asks whether the page that was refused may read Retry-After",
    arguments: [
      ([], true),
      ([HeaderLine("Retry-After", "60")], true),
      (
        [
          HeaderLine("Retry-After", "60"),
          HeaderLine("Access-Control-Expose-Headers", "X-Id, Retry-After"),
        ], false
      ),
      (
        [
          HeaderLine("Retry-After", "60"), HeaderLine("Access-Control-Expose-Headers", "*"),
          HeaderLine("Access-Control-Allow-Credentials", "true"),
        ], true
      ),
    ])
  func retryAfter(headers: [HeaderLine], isRevealed: Bool) throws {
    let settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    var refusal = Self.exchange("guess.2", 429, headers)
    refusal.request.headers = [HeaderLine("Origin", "https://app.a.de")]
    let judgement = try Self.judge(
      "retry-after-missing", settings, [Self.exchange("guess.1", 400, []), refusal])
    guard case .revealed = judgement else {
      #expect(!isRevealed, "\(judgement)")
      return
    }
    #expect(isRevealed, "\(judgement)")
  }

  @Test("sees a key that is published for another algorithm")
  func publishedAlgorithms() throws {
    var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    settings.tokens.algorithm = .rs256
    var keys = Self.exchange("keys", 200, [])
    keys.response.body = Array(#"{"keys":[{"alg":"RS256"},{"alg":"RS512"}]}"#.utf8)
    let judgement = try Self.judge(
      "algorithm-family-mixed", settings,
      [Self.exchange("login", 200, []), keys, Self.exchange("confused", 401, [])])
    guard case .revealed(let evidence) = judgement else {
      Issue.record("\(judgement)")
      return
    }
    #expect(evidence.observed == "the key is published for RS512 beside RS256")
  }

  private static func judge(
    _ slug: String, _ settings: AuthSettings, _ exchanges: [Exchange]
  ) throws -> Judgement {
    guard case .probe(let probe) = try #require(Checklist.rule(slug)).proof else {
      Issue.record("\(slug) has no probe")
      return .unreachable("")
    }
    return probe.judge(Transcript(settings: settings, exchanges: exchanges))
  }

  private static func exchange(_ name: String, _ status: Int, _ headers: [HeaderLine]) -> Exchange {
    Exchange(
      name: name, request: .init(method: "POST", url: "https://api.a.de/\(name)", headers: []),
      response: .init(status: status, headers: headers))
  }
}
