import CountersignBrowser
import Testing

@Suite("A site is a scheme and a registrable domain")
struct SiteTests {
  @Test(
    "taken from the Public Suffix List",
    arguments: [
      ("example.com", "example.com"), ("a.b.example.com", "example.com"), ("com", nil),
      ("shop.co.uk", "shop.co.uk"), ("co.uk", nil), ("herokuapp.com", nil),
      ("a.herokuapp.com", "a.herokuapp.com"), ("localhost", nil), ("x.localhost", "x.localhost"),
      ("www.ck", "www.ck"), ("other.ck", nil), ("a.other.ck", "a.other.ck"),
      ("127.0.0.1", nil), ("[::1]", nil), ("example.com.", "example.com."), ("", nil), (".", nil),
      ("exam\u{0}ple.com", nil),
    ] as [(String, String?)])
  func registrable(_ host: String, _ domain: String?) {
    #expect(PublicSuffixes.registrableDomain(of: host) == domain)
  }

  @Test(
    "and no address is a suffix", arguments: ["127.0.0.1", "[::1]", "example.com", "", "a\u{0}"])
  func noSuffix(_ host: String) {
    #expect(!PublicSuffixes.isPublicSuffix(host))
  }

  @Test("and the list tells its age")
  func age() throws {
    #expect(try #require(PublicSuffixes.listTime) > 1_500_000_000)
  }

  @Test(
    "so two origins share it or not",
    arguments: [
      ("https://app.example.com", "https://api.example.com:8443", true),
      ("http://app.example.com", "https://app.example.com", false),
      ("https://a.github.io", "https://b.github.io", false),
      ("http://127.0.0.1:1", "http://127.0.0.1:2", true),
      ("http://127.0.0.1", "http://0.0.0.1", false),
      ("http://localhost", "http://127.0.0.1", false),
      ("null", "null", false), ("https://example.com", "null", false),
    ])
  func sameSite(_ one: String, _ two: String, _ expected: Bool) throws {
    let (left, right) = (try Origin(parsing: one), try Origin(parsing: two))
    #expect(left.isSameSite(as: right) == expected)
    #expect(right.isSameSite(as: left) == expected)
  }
}
