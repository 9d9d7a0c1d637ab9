#if Server
  import CountersignRules
  @testable import CountersignWire
  import TestSupport
  import Testing

  /// What the judge reads for itself, without the code of the judged.
  @Suite("The judge's own reading")
  struct ReadingTests {
    @Test(
      "of base64url knows the alphabet of RFC 4648 and no padding",
      arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")])
    func base64(plain: String, coded: String) {
      #expect(Base64URL.encode(plain.utf8) == coded)
      #expect(Base64URL.decode(coded) == Array(plain.utf8))
    }

    @Test(
      "of base64url refuses other letters and impossible lengths",
      arguments: ["Zg==", "Zm+v", "Zm/v", "Z", "Zm9vY", "Zm 9", "Zmé"])
    func notBase64(text: String) {
      #expect(Base64URL.decode(text) == nil)
    }

    @Test("of base64url undoes what it writes")
    func roundTrip() {
      var random = SeededGenerator(seed: 3)
      for length in 0..<100 {
        let octets = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(Base64URL.decode(Base64URL.encode(octets)) == octets)
      }
    }

    @Test(
      "of an instant counts the seconds since 1970",
      arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-01-01T00:00:00Z", 1_767_225_600),
        ("2024-02-29T23:59:59.705090Z", 1_709_251_199), ("2000-03-01t00:00:00z", 951_868_800),
        ("2026-01-01T02:00:00+02:00", 1_767_225_600), ("2025-12-31T19:00:00-05:00", 1_767_225_600),
        ("1969-12-31T23:59:59Z", -1),
      ])
    func instant(text: String, seconds: Int64) {
      #expect(Instant.seconds(text) == seconds)
    }

    @Test(
      "of an instant takes nothing else",
      arguments: [
        "", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01 00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT", "x2026-01-01T00:00:00Z",
      ])
    func notInstant(text: String) {
      #expect(Instant.seconds(text) == nil)
    }

    @Test("of a Set-Cookie line keeps every attribute as written")
    func setCookie() throws {
      let line = try #require(
        SetCookieLine("access=\"\"; Path=/api; Max-Age=0; SameSite=Lax; Secure; HttpOnly"))
      #expect(line.name == "access")
      #expect(line.bareValue.isEmpty)
      #expect(line.isDeletion)
      #expect(line.has("httponly"))
      #expect(!line.has("partitioned"))
      #expect(line.attributeText == "path=/api; max-age=0; samesite=Lax; secure; httponly")
    }

    @Test(
      "of a Set-Cookie line knows a deletion",
      arguments: [
        ("a=b; Max-Age=1", false), ("a=b", false), ("a=b; Max-Age=0", true),
        ("a=b; Max-Age=-5", true), ("a=", true), ("a=; Max-Age=60", false),
      ])
    func deletion(line: String, isDeletion: Bool) {
      #expect(SetCookieLine(line)?.isDeletion == isDeletion)
    }

    @Test("of a token takes three parts whose first two are JSON objects")
    func token() throws {
      let token = try #require(Token(SampleToken.text(issued: 1000, expires: 1300)))
      #expect(token.algorithm == "HS256")
      #expect(token.lifetime == 300)
      for text in ["", "a.b", "a.b.c", "e30.W10.", "e30.e30", "e30.e30.e30.e30"] {
        #expect(Token(text) == nil)
      }
      #expect(Token("e30.e30.")?.lifetime == nil)
    }

    @Test("of a forged token shows the attacker's change and no other")
    func forgeries() throws {
      let token = try #require(Token(SampleToken.text(issued: 1000, expires: 1300)))
      let unsigned = try #require(Token(token.forged(.unsigned)))
      #expect(unsigned.algorithm == "none")
      #expect(unsigned.signature.isEmpty)
      #expect(unsigned.payload == token.payload)
      let resigned = try #require(Token(token.forged(.signature)))
      #expect(resigned.signature != token.signature)
      #expect(resigned.signature.count == token.signature.count)
      #expect(resigned.payload == token.payload)
      let prolonged = try #require(Token(token.forged(.payload)))
      let aYearLater: Int64 = 31_537_300
      #expect(prolonged.expiry == aYearLater)
      #expect(prolonged.signature == token.signature)
    }

    @Test(
      "of a forged token survives any number of the server's",
      arguments: [Int64.min, -1, 253_402_300_800, Int64.max - 1023, Int64.max])
    func hostile(expires: Int64) throws {
      let token = try #require(Token(SampleToken.text(issued: 1000, expires: expires)))
      #expect(token.expiry == nil)
      #expect(token.lifetime == nil)
      #expect(token.forged(.payload) != token.text)
    }

    @Test("of a request body escapes what JSON wants escaped")
    func quoted() {
      #expect(JSONValue.quoted("a\"b\\c\nd\u{1}é") == #""a\"b\\c\u000ad\u0001é""#)
      #expect(JSONValue(JSONValue.quoted("a\"b\\c\nd").utf8)?.string == "a\"b\\c\nd")
    }
  }
#endif
