import CountersignBrowser
import Testing

@Suite("Whatever comes in, an answer comes out")
struct PropertyTests {
  @Test("an origin that is read serializes to the text it came from", arguments: 0..<8)
  func origins(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let text =
        ["https://", "http://", "", "HTTP://"].randomElement(using: &random).map { $0 } ?? ""
      let whole = text + random.text(of: Self.addressPieces, upTo: 8)
      if let origin = try? Origin(parsing: whole) { #expect(origin.description == whole) }
      if let url = try? WebURL(parsing: whole) {
        #expect((try? WebURL(parsing: url.description)) == url)
      }
      _ = PublicSuffixes.registrableDomain(of: whole)
      _ = PublicSuffixes.isPublicSuffix(whole)
    }
  }

  @Test("a stored cookie keeps the promises of the standard", arguments: 0..<16)
  func cookies(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var browser = Browser(Agent.presets[Int(seed) % Agent.presets.count])
    for _ in 0..<500 {
      let request = try self.request(&random)
      let line = random.text(of: Self.linePieces, upTo: 14)
      let now = Self.times.randomElement(using: &random) ?? 0
      let exchange = browser.perform(
        request, answer: ServerAnswer(setCookies: [line]), at: now)
      for case let cookie? in exchange.stored.map(\.cookie) {
        check(cookie, CookieContext(request, agent: browser.agent, at: now))
      }
      let document = ScriptDocument(request.url, topLevel: request.topLevel)
      let visible = browser.visibleCookies(to: document, at: now).filter(\.isSent)
      #expect(visible.allSatisfy { !$0.cookie.isHTTPOnly })
      _ = browser.setCookie(line, from: document, at: now)
    }
    #expect(Set(browser.store.cookies.map(Key.init)).count == browser.store.cookies.count)
  }

  @Test("no key is in the store twice and nothing unsafe goes out", arguments: 0..<8)
  func sending(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1000)
    var browser = Browser(.chromium)
    for _ in 0..<500 {
      let request = try self.request(&random)
      let line = random.text(of: Self.linePieces, upTo: 10)
      let exchange = browser.perform(request, answer: ServerAnswer(setCookies: [line]), at: 5)
      for sent in exchange.sent where sent.isSent {
        #expect(CookieMatch.domain(request.url.host, sent.cookie.domain))
        #expect(CookieMatch.path(request.url.path, sent.cookie.path))
        if request.url.scheme == .http, !request.url.host.isLoopback {
          #expect(!sent.cookie.isSecure)
        }
        if !exchange.sameSite.isYes { #expect(sent.cookie.sameSite != .strict) }
      }
    }
  }

  @Test("an over-long line is read in passing", arguments: ["a", "=", ";", " ", "a=;", "é", "_"])
  func long(_ piece: String) {
    let line = String(repeating: piece, count: 200_000)
    _ = try? SetCookieLine(parsing: line)
    _ = try? SetCookieLine(parsing: "a=b; Max-Age=" + line)
    _ = try? SetCookieLine(parsing: "a=b; " + line)
    _ = try? Origin(parsing: "https://" + line)
    _ = try? WebURL(parsing: "https://a/" + line)
  }

  private struct Key: Hashable {
    var words: [String]
    var isHostOnly: Bool
    var partition: PartitionKey?

    init(_ cookie: StoredCookie) {
      words = [cookie.name, cookie.domain, cookie.path]
      isHostOnly = cookie.isHostOnly
      partition = cookie.partition
    }
  }

  private func check(_ cookie: StoredCookie, _ context: CookieContext) {
    #expect(!cookie.name.isEmpty || !cookie.value.isEmpty)
    #expect(cookie.name.utf8.count + cookie.value.utf8.count <= SetCookieLine.Limit.pair)
    #expect(cookie.path.utf8.first == UInt8(ascii: "/"))
    #expect(CookieMatch.domain(context.url.host, cookie.domain))
    #expect(cookie.isHostOnly || !PublicSuffixes.isPublicSuffix(cookie.domain))
    #expect(!cookie.isSecure || context.isSecureConnection)
    #expect(cookie.sameSite != .none || cookie.isSecure)
    #expect(cookie.partition == nil || context.partitionKey != nil)
    if let expiry = cookie.expiry {
      #expect(expiry > context.now)
      #expect(expiry.subtractingReportingOverflow(context.now).partialValue <= 34_560_000)
    }
    if cookie.name.lowercased().hasPrefix("__host-") {
      #expect(cookie.isSecure && cookie.isHostOnly && cookie.path == "/")
    }
  }

  private func request(_ random: inout SeededGenerator) throws -> PlannedRequest {
    let origins = try Self.origins.map { try Origin(parsing: $0) } + [.opaque]
    let base = Self.origins.randomElement(using: &random) ?? ""
    let path = Self.paths.randomElement(using: &random) ?? ""
    return PlannedRequest(
      PlannedRequest.Kind.allCases.randomElement(using: &random) ?? .fetch,
      try WebURL(parsing: base + path),
      method: ["GET", "post", "HEAD"].randomElement(using: &random) ?? "GET",
      credentials: PlannedRequest.Credentials.allCases.randomElement(using: &random) ?? .include,
      initiator: Bool.random(using: &random) ? origins.randomElement(using: &random) : nil,
      topLevel: Bool.random(using: &random) ? origins.randomElement(using: &random) : nil,
      ancestors: Bool.random(using: &random)
        ? Array(origins.shuffled(using: &random).prefix(1)) : [])
  }

  private static let origins = [
    "https://app.example.com", "https://api.example.com", "http://api.example.com",
    "https://example.net", "http://localhost:3000", "http://127.0.0.1:8000", "https://github.io",
  ]

  private static let paths = ["", "/", "/api/auth", "/api/auth/", "/api/authors?x=/y", "/a//b/"]

  private static let times = [Int.min, -1, 0, 1_767_225_600, 1_767_225_700, Int.max - 1, Int.max]

  private static let addressPieces = [
    "a", "b.c", ".", ":", "443", "80", "8080", "/", "[", "]", "::", "1", "0", "127.0.0.1", "@",
    "?", "#", "xn--", "-", "ffff", "com", "*", "%2e", "99999999999999999999", "[::1]",
  ]

  private static let linePieces = [
    "a", "=", ";", "; ", "a=b", "__Host-a=b", "__secure-", "__Http-", "Path=/", "Path=", "/api",
    "Domain=", "example.com", ".", "com", "127.0.0.1", "github.io", "Secure", "; Secure",
    "; Path=/", "HttpOnly", "; HttpOnly", "; SameSite=None", "SameSite=Strict", "; Partitioned",
    "; Max-Age=", "-", "9", "99999999999999999999", "; Expires=", "1 Jan 2030 00:00:00", "\t",
  ]
}
