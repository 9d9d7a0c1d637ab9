import CountersignBrowser
import Testing

@Suite("An origin is what a browser serializes and nothing else")
struct OriginTests {
  @Test(
    "so a serialized origin comes back unchanged",
    arguments: [
      "https://app.example.com", "http://localhost:3000", "https://localhost", "null",
      "http://127.0.0.1:8000", "http://[::1]:3000", "https://[2001:db8::1:0:0:1]",
      "https://[1:0:0:2::3]", "https://[::]", "https://[1::]", "https://xn--bcher-kva.example",
      "https://a_b.example",
      "https://example.com:65535", "http://example.com:443", "https://example.com.",
    ])
  func identity(_ text: String) throws {
    #expect(try Origin(parsing: text).description == text)
  }

  @Test("and a deviation is named", arguments: deviations)
  func deviation(_ text: String, _ error: AddressError) {
    #expect(throws: error) { try Origin(parsing: text) }
  }

  static let deviations: [(String, AddressError)] = [
    ("", .empty),
    ("*", .wildcard),
    ("https://*.example.com", .wildcard),
    ("app.example.com", .schemeMissing),
    ("localhost:3000", .schemeMissing),
    ("://example.com", .schemeMissing),
    ("https:/example.com", .schemeMissing),
    ("ftp://example.com", .schemeUnsupported("ftp")),
    ("capacitor://localhost", .schemeUnsupported("capacitor")),
    ("HTTPS://example.com", .upperCase),
    ("https://App.example.com", .upperCase),
    ("https://user@example.com", .userinfo),
    ("https://user:word@example.com", .userinfo),
    ("https://", .hostEmpty),
    ("https:///path", .hostEmpty),
    ("https://:443", .hostEmpty),
    ("https://example.com/", .trailingSlash),
    ("https://example.com/app", .path("/app")),
    ("https://example.com//", .path("//")),
    ("https://example.com?x", .query),
    ("https://example.com#x", .fragment),
    ("https://example.com:443", .defaultPort(443)),
    ("http://example.com:80", .defaultPort(80)),
    ("https://example.com:", .portMalformed("")),
    ("https://example.com:0", .portOutOfRange("0")),
    ("https://example.com:080", .portMalformed("080")),
    ("https://example.com:8o", .portMalformed("8o")),
    ("https://example.com:-1", .portMalformed("-1")),
    ("https://example.com:65536", .portOutOfRange("65536")),
    ("https://example.com:99999999999999999999", .portOutOfRange("99999999999999999999")),
    ("https://a..example.com", .labelEmpty),
    ("https://.example.com", .labelEmpty),
    ("https://" + String(repeating: "a", count: 64) + ".com", .labelTooLong),
    ("https://" + String(repeating: "a.", count: 127), .hostTooLong),
    ("https://bücher.example", .notALabel),
    ("https://example.com, https://www.example.com", .unexpectedOctet(0x2C)),
    (" https://example.com", .schemeUnsupported(" https")),
    ("https://example.com ", .unexpectedOctet(0x20)),
    ("https://exam\u{0}ple.com", .unexpectedOctet(0)),
    ("https://example.com\\", .unexpectedOctet(0x5C)),
    ("https://127.1", .addressMalformed),
    ("https://256.0.0.1", .addressMalformed),
    ("https://0x7f.0.0.0x1", .addressMalformed),
    ("https://127.0.0.01", .addressNotCanonical("127.0.0.1")),
    ("http://::1", .addressMalformed),
    ("http://[::1", .addressMalformed),
    ("http://[::1]x", .addressMalformed),
    ("http://[]", .addressMalformed),
    ("http://[:::]", .addressMalformed),
    ("http://[1:2:3:4:5:6:7:8:9]", .addressMalformed),
    ("http://[1:2:3:4:5:6:7:8::]", .addressMalformed),
    ("http://[1:2:3:4:5:6:7:]", .addressMalformed),
    ("http://[0:0:0:0:0:0:0:1]", .addressNotCanonical("[::1]")),
    ("http://[2001:DB8::1]", .addressNotCanonical("[2001:db8::1]")),
    ("http://[fe80::1%25eth0]", .addressMalformed),
  ]

  @Test("and an opaque origin is the same as nobody")
  func opaque() {
    #expect(!Origin.opaque.isSameOrigin(as: .opaque))
    #expect(!Origin.opaque.isSameSite(as: .opaque))
    #expect(Origin.opaque.site == nil)
  }

  @Test(
    "and loopback is recognized",
    arguments: [
      ("http://localhost:3000", true), ("http://app.localhost", true), ("http://[::1]", true),
      ("http://127.8.9.10", true), ("http://localhost.", true), ("http://notlocalhost", false),
      ("http://localhost.example.com", false), ("http://128.0.0.1", false), ("null", false),
    ])
  func loopback(_ text: String, _ expected: Bool) throws {
    #expect(try Origin(parsing: text).isLoopback == expected)
  }
}
