import CountersignBrowser
import Testing

@Suite("The cookie store keeps what the standard lets it keep")
struct CookieStoreTests {
  @Test("a first clause is named for each refusal", arguments: refusals)
  func refused(_ url: String, _ line: String, _ clause: Clause) throws {
    #expect(try decide(line, from: url).refusal == clause)
  }

  static let refusals: [(String, String, Clause)] = [
    ("https://a.example", "", .pairEmpty),
    ("https://a.example", "a=b; Domain=bücher.example", .domainNotASCII),
    ("https://a.example", "a=b; Domain=example", .domainPublicSuffix),
    ("https://a.example", "a=b; Domain=..a.example", .domainElsewhere),
    ("https://a.example", "a=b; Domain=b.a.example", .domainElsewhere),
    ("http://a.example", "a=b; Secure", .secureFromInsecure),
    ("https://a.example", "a=b; SameSite=None", .noneWithoutSecure),
    ("https://a.example", "__SECURE-a=b", .securePrefix),
    ("https://a.example", "__Host-a=b; Path=/", .hostPrefixSecure),
    ("https://a.example", "__Host-a=b; Path=/; Secure; Domain=a.example", .hostPrefixDomain),
    ("http://localhost", "__Host-a=b; Path=/; Secure; Domain=localhost", .hostPrefixDomain),
    ("https://github.io", "__Host-a=b; Path=/; Secure; Domain=github.io", .hostPrefixDomain),
    ("https://a.example", "__Host-a=b; Secure", .hostPrefixPath),
    ("https://a.example", "__Http-a=b; HttpOnly", .httpPrefixSecure),
    ("https://a.example", "__Http-a=b; Secure", .httpPrefixHTTPOnly),
    ("https://a.example", "__Host-Http-a=b; Secure; Path=/", .httpPrefixHTTPOnly),
    ("https://a.example", "=__Host-a; Secure; Path=/", .namelessPrefix),
    ("https://a.example", "__http-a", .namelessPrefix),
    ("https://a.example", "a=b; Partitioned", .partitionedWithoutSecure),
  ]

  @Test(
    "__Host- accepts an empty Domain and an address that names itself",
    arguments: [
      ("https://a.example", "__Host-a=b; Secure; Path=/; Domain="),
      ("https://127.0.0.1", "__Host-a=b; Secure; Path=/; Domain=127.0.0.1"),
    ])
  func hostPrefix(_ url: String, _ line: String) throws {
    let cookie = try #require(try decide(line, from: url).cookie)
    #expect(cookie.isHostOnly)
  }

  @Test("a replacement keeps the creation time and its place in the header")
  func replacement() throws {
    var store = CookieStore()
    let context = try context(of: "https://a.example")
    for line in ["a=1", "b=1"] { _ = store.store(line, in: context) }
    var later = context
    later.now += 10
    let decision = store.store("a=2", in: later)
    #expect(decision.clause == .replaced)
    #expect(decision.cookie?.creation == context.now)
    #expect(store.cookieHeader(in: later) == "a=2; b=1")
  }

  @Test(
    "a plain connection cannot cover a Secure cookie of its own jar, and does not see other jars",
    arguments: [("a=1; Path=/; Secure", false), ("a=1; Path=/; Secure; Partitioned", true)])
  func overlay(_ secure: String, _ isStored: Bool) throws {
    var store = CookieStore()
    #expect(store.store(secure, in: try context(of: "https://a.example")).isStored)
    let decision = store.store("a=2; Path=/", in: try context(of: "http://a.example"))
    #expect(decision.isStored == isStored)
    #expect(decision.refusal == (isStored ? nil : .secureOverlay))
  }

  @Test("a deletion must repeat the key")
  func deletion() throws {
    var store = CookieStore()
    let context = try context(of: "https://a.example/x/y")
    _ = store.store("a=1; Path=/", in: context)
    #expect(store.store("a=; Max-Age=0", in: context).clause == .deletesNothing)
    #expect(store.cookies.count == 1)
    #expect(store.store("a=; Max-Age=0; Path=/", in: context).clause == .deleted)
    #expect(store.cookies.isEmpty)
  }

  @Test("a cookie is gone when its lifetime is over")
  func lifetime() throws {
    var store = CookieStore()
    var context = try context(of: "https://a.example")
    _ = store.store("a=1; Max-Age=5", in: context)
    context.now += 4
    #expect(store.cookieHeader(in: context) == "a=1")
    context.now += 1
    #expect(store.decisions(in: context).map(\.verdict) == [.no(.expired)])
    store.evictExpired(at: context.now)
    #expect(store.cookies.isEmpty)
  }

  @Test("a cookie without a name is sent as its value alone")
  func nameless() throws {
    var store = CookieStore()
    let context = try context(of: "https://a.example")
    _ = store.store("token", in: context)
    #expect(store.cookieHeader(in: context) == "token")
  }

  private func context(of url: String) throws -> CookieContext {
    let request = PlannedRequest(.navigate, try WebURL(parsing: url), initiator: nil)
    return CookieContext(request, agent: .chromium, at: 1_767_225_600)
  }

  private func decide(_ line: String, from url: String) throws -> StoreDecision {
    var store = CookieStore()
    return store.store(line, in: try context(of: url))
  }
}
