import CountersignRules
import CountersignSettings
import Testing

/// Answers that say nothing of the request: a used-up limit is no refusal of a stolen token.
@Suite("An answer that neither takes a request nor refuses it")
struct ReceptionTests {
  /// A probe's exchanges up to the telling one, which comes last.
  struct Case: Sendable, CustomTestStringConvertible {
    let slug: String
    let before: [String]
    let telling: String
    /// What the telling exchange answers where it is judged.
    var refusal = 401
    var change: @Sendable (inout AuthSettings) -> Void = { _ in }

    init(
      _ slug: String, _ before: [String], _ telling: String, refusal: Int = 401,
      change: @escaping @Sendable (inout AuthSettings) -> Void = { _ in }
    ) {
      self.slug = slug
      self.before = before
      self.telling = telling
      self.refusal = refusal
      self.change = change
    }

    var testDescription: String { slug }
  }

  private static let cases = tokens + sessions + pages

  private static let tokens: [Case] = [
    Case("algorithm-none", ["login"], "unsigned"),
    Case("algorithm-family-mixed", ["login", "keys"], "confused") { $0.tokens.algorithm = .es256 },
    Case("token-type-unchecked", ["login"], "swapped"),
    Case("token-accepted-elsewhere", ["login"], "header"),
    Case("leeway-excessive", ["login"], "late"),
    Case("signing-key-guessable", ["login"], "forged"),
    Case("signing-key-short", ["login"], "forged"),
    Case("retired-key-lingering", ["login"], "old.1"),
    Case("key-shared-across-environments", ["login"], "forged"),
    Case("verifying-key-unusable", ["login"], "forged"),
    Case("secret-file-whitespace", ["login"], "forged"),
  ]

  private static let sessions: [Case] = [
    Case("revocation-off", ["login", "logout"], "replay"),
    Case("logout-leaves-access", ["login", "logout"], "user"),
    Case("revocation-store-volatile", ["login", "logout", "replay=401"], "elsewhere"),
    Case("revocation-silently-inactive", ["login", "refresh", "replay"], "after logout"),
    Case("rotated-token-still-valid", ["login", "refresh"], "replay"),
    Case("refresh-reuse-undetected", ["login", "refresh", "replay=401"], "descendant"),
    Case("concurrent-refresh-race", ["login", "refresh.1"], "refresh.2"),
    Case("account-change-keeps-tokens", ["change"], "other device"),
    Case("authentication-missing", ["login"], "user"),
    Case("client-credentials-omitted", ["login"], "user"),
  ]

  private static let pages: [Case] = [
    Case("csrf-undefended", ["login"], "forged", refusal: 403),
    Case("csrf-anonymous-uncovered", ["login", "forged"], "session", refusal: 403),
    Case("simple-content-type-accepted", ["login"], "form", refusal: 415),
    Case("hosts-open", ["own"], "foreign", refusal: 400),
    Case("forwarded-scheme-spoofable", ["plain"], "claimed", refusal: 200),
  ]

  @Test("proves nothing", arguments: cases, [429, 500, 503])
  func proves(_ item: Case, status: Int) throws {
    let judgement = try judge(item, status)
    #expect(judgement == .unreachable("\(item.telling) answered \(status)"))
  }

  @Test("is told from one that does", arguments: cases)
  func tells(_ item: Case) throws {
    let judgement = try judge(item, item.refusal)
    if case .unreachable = judgement { Issue.record("\(judgement)") }
  }

  private func judge(_ item: Case, _ status: Int) throws -> Judgement {
    var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
    item.change(&settings)
    let cookie = HeaderLine("Set-Cookie", "\(settings.cookies.refresh.name)=t")
    let before = item.before.map { step in
      let parts = step.split(separator: "=")
      return exchange(String(parts[0]), parts.count > 1 ? 401 : 200, cookie)
    }
    guard case .probe(let probe) = try #require(Checklist.rule(item.slug)).proof else {
      return .unreachable("no probe")
    }
    let telling = exchange(item.telling, status, cookie)
    // A token is sent to several places; the others refuse it.
    let others =
      item.telling == "header" ? ["query", "body"].map { exchange($0, 401, cookie) } : []
    return probe.judge(
      Transcript(settings: settings, exchanges: before + others + [telling]))
  }

  private func exchange(_ name: String, _ status: Int, _ cookie: HeaderLine) -> Exchange {
    Exchange(
      name: name, request: .init(method: "POST", url: "https://api.a.de/\(name)", headers: []),
      response: .init(status: status, headers: status == 200 ? [cookie] : []))
  }
}
