import CountersignBrowser
import Testing

@Suite("A Set-Cookie line is read with all its freedoms")
struct SetCookieLineTests {
  @Test(
    "name and value end where they end",
    arguments: [
      ("a=b", "a", "b"), ("a=b=c==", "a", "b=c=="), ("=b", "", "b"), ("b", "", "b"),
      ("a=", "a", ""), ("  a\t = b \t", "a", "b"), ("a=\"b\"; Path=/", "a", "\"b\""),
      ("a;b=c", "", "a"), ("ä=ö", "ä", "ö"), ("a=b,c=d", "a", "b,c=d"), ("a=b;", "a", "b"),
      ("a=b;;;", "a", "b"), ("=b=c", "", "b=c"), ("a\tb=c", "a\tb", "c"),
    ])
  func pair(_ text: String, _ name: String, _ value: String) throws {
    let line = try SetCookieLine(parsing: text)
    #expect(line.name == name)
    #expect(line.value == value)
  }

  @Test(
    "a line that is none is refused",
    arguments: [
      ("", .pairEmpty), ("=", .pairEmpty), (" = ; Path=/", .pairEmpty), (";a=b", .pairEmpty),
      ("a=b\u{0}", .controlCharacter), ("a=b\r\nX: y", .controlCharacter),
      ("a=b; Path=/\u{7F}", .controlCharacter), ("a=\u{1F}", .controlCharacter),
      ("a=" + String(repeating: "b", count: 4096), .pairTooLong),
      (String(repeating: "a", count: 4097), .pairTooLong),
    ] as [(String, Clause)])
  func refused(_ text: String, _ clause: Clause) {
    #expect(throws: clause) { try SetCookieLine(parsing: text) }
  }

  @Test(
    "Max-Age is digits and stays within 400 days",
    arguments: [
      ("300", 300), ("0", 0), ("-1", -1), ("-0", 0), ("007", 7), ("15m", nil), ("900.5", nil),
      ("+5", nil), ("", nil), ("-", nil), ("--1", nil), ("1-", nil), ("１", nil),
      ("34560001", 34_560_000), (String(repeating: "9", count: 1000), 34_560_000),
      ("-" + String(repeating: "9", count: 1000), -34_560_000),
    ] as [(String, Int?)])
  func maxAge(_ value: String, _ expected: Int?) throws {
    #expect(try SetCookieLine(parsing: "a=b; Max-Age=\(value)").maxAge == expected)
  }

  @Test("the last attribute that counts wins, in any case and order")
  func lastWins() throws {
    let line = try SetCookieLine(
      parsing: """
        a=b; SAMESITE=none; max-AGE=5; Max-Age=x; path=/a; Domain=.A.b; Secure=false; SameSite=Lax; \
        PATH=/b; HttpOnly=no
        """)
    #expect(line.sameSite == .lax)
    #expect(line.maxAge == 5)
    #expect(line.path == "/b")
    #expect(line.domain == "a.b")
    #expect(line.isSecure && line.isHTTPOnly && !line.isPartitioned)
    #expect(line.notes == [.maxAgeNotANumber])
  }

  @Test(
    "what is skipped is noted",
    arguments: [
      ("SameSite=Loose", .sameSiteUnknown), ("SameSite=unset", .sameSiteUnknown),
      ("SameSite", .sameSiteUnknown), ("Priority=High", .attributeUnknown),
      ("A-very-long-attribute-name", .attributeUnknown), ("Path=api", .pathRelative),
      ("Expires=soon", .expiresUnreadable), ("Max-Age=1h", .maxAgeNotANumber),
      ("Max-Age=63072000", .lifetimeCapped),
      ("Path=/" + String(repeating: "a", count: 1024), .attributeTooLong),
    ] as [(String, Clause)])
  func notes(_ attribute: String, _ clause: Clause) throws {
    #expect(try SetCookieLine(parsing: "a=b; \(attribute)").notes == [clause])
  }

  @Test(
    "Expires reads every date a browser reads",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Fri, 01 Jan 2038 00:00:00 GMT", 2_145_916_800),
      ("Sun, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("6 november 1994 8:49:37", 784_111_777), ("29 Feb 2000 0:0:0", 951_782_400),
      ("31 Dec 9999 23:59:59", 253_402_300_799), ("1 Jan 1601 00:00:00", -11_644_473_600),
      ("1 Jan 69 00:00:00", 3_124_224_000), ("1 Jan 70 00:00:00", 0),
      ("00:00:00 1970 jan 1", 0),
      ("29 Feb 1900 0:0:0", nil), ("31 Apr 2030 0:0:0", nil), ("0 Jan 2030 0:0:0", nil),
      ("1 Jan 1600 0:0:0", nil), ("1 Jan 2030 24:00:00", nil), ("1 Jan 2030 0:60:0", nil),
      ("1 Jan 2030", nil), ("1 Jan 99999 0:0:0", nil), ("1 Foo 2030 0:0:0", nil),
      ("1 Jan 2030 0:0", nil), ("", nil), (":::", nil), ("1 Jan 2030 1x:00:00", nil),
    ] as [(String, Int?)])
  func expires(_ value: String, _ expected: Int?) throws {
    #expect(try SetCookieLine(parsing: "a=b; Expires=\(value)").expires == expected)
  }

  @Test("a lifetime never overflows", arguments: [Int.min, -1, 0, Int.max - 1, Int.max])
  func saturates(_ now: Int) throws {
    let expiry = try SetCookieLine(parsing: "a=b; Max-Age=99999999").expiry(setAt: now)
    #expect(try #require(expiry) >= now)
  }
}
