import CountersignBrowser
import Testing

@Suite("A URL is read as a browser requests it")
struct WebURLTests {
  @Test(
    "with path and query apart",
    arguments: [
      ("https://example.com", "/", nil), ("https://example.com/", "/", nil),
      ("https://example.com/a//b", "/a//b", nil), ("http://[::1]:8000/a?b=c?d", "/a", "b=c?d"),
      ("https://example.com?", "/", ""), ("https://example.com:443/x%20y", "/x%20y", nil),
      ("https://example.com/.well-known/jwks.json", "/.well-known/jwks.json", nil),
    ] as [(String, String, String?)])
  func parts(_ text: String, _ path: String, _ query: String?) throws {
    let url = try WebURL(parsing: text)
    #expect(url.path == path)
    #expect(url.query == query)
  }

  @Test(
    "and refused where a browser would repair it",
    arguments: [
      ("/login", .schemeMissing), ("https://example.com/a b", .unexpectedOctet(0x20)),
      ("https://example.com/a/../b", .dotSegment), ("https://example.com/%2E%2e/b", .dotSegment),
      ("https://example.com/./b", .dotSegment), ("https://example.com/a#b", .fragment),
      ("https://example.com\\a", .unexpectedOctet(0x5C)),
      ("https://example.com/ä", .unexpectedOctet(0xC3)),
    ] as [(String, AddressError)])
  func refused(_ text: String, _ error: AddressError) {
    #expect(throws: error) { try WebURL(parsing: text) }
  }

  @Test("and its description leaves the default port out")
  func description() throws {
    #expect(
      try WebURL(parsing: "https://example.com:443/a?b").description == "https://example.com/a?b")
  }
}
