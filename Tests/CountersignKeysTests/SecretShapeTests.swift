import CountersignKeys
import Testing

@Suite("The shape of a secret")
struct SecretShapeTests {
  private func shape(
    _ text: String, _ encoding: KeyEncoding = .utf8
  ) throws -> SecretShape {
    try #require(try KeyReader.facts(bytes: Array(text.utf8), encoding: encoding).shape)
  }

  @Test(
    "counts octets after decoding",
    arguments: [
      ("abcd", KeyEncoding.utf8, 4),
      ("abcd\n", .utf8, 5),
      ("YWJj\nZA==\n", .base64, 4),
      ("_-8", .base64url, 2),
      ("00 ff\n", .hex, 2),
    ])
  func octets(_ text: String, _ encoding: KeyEncoding, _ count: Int) throws {
    let facts = try KeyReader.facts(bytes: Array(text.utf8), encoding: encoding)
    #expect(facts.kind == .symmetric(octets: count))
    #expect(facts.bits == 8 * count && facts.isPrivate && facts.publicExponent == nil)
  }

  @Test(
    "is refused where the text is not in the encoding",
    arguments: [
      ("abc!", KeyEncoding.base64), ("ab+/", .base64url), ("abc", .hex), ("zz", .hex),
      ("YWJjZB==", .base64), ("A", .base64),
    ])
  func notEncoded(_ text: String, _ encoding: KeyEncoding) {
    #expect(throws: KeyError.notEncoded(encoding)) {
      try KeyReader.facts(bytes: Array(text.utf8), encoding: encoding)
    }
  }

  @Test(
    "names the placeholder in it",
    arguments: [
      ("django-insecure-k3", "django-insecure-"), ("ChangeMe", "changeme"), ("my secret", "secret"),
      ("a test key", "test"),
    ])
  func placeholder(_ text: String, _ word: String) throws {
    #expect(try shape(text).placeholder == word)
  }

  @Test("finds no placeholder in random octets or inside longer words")
  func noPlaceholder() throws {
    #expect(try shape("qatestify").placeholder == nil)
    let random = try KeyGenerator.octets(32)
    #expect(try KeyReader.facts(random).shape?.placeholder == nil)
  }

  @Test(
    "tells a repeated block",
    arguments: [
      ("abcabcabc", 3), ("aaaa", 1), ("abcd", nil), ("a", nil), ("abcabcab", nil), ("abab\n", 2),
    ] as [(String, Int?)])
  func block(_ text: String, _ octets: Int?) throws {
    #expect(try shape(text).repeatedBlockOctets == octets)
  }

  @Test("measures variety")
  func variety() throws {
    #expect(try shape("aabb").distinctOctets == 2)
    #expect(abs(try shape("aabb").entropyPerOctet - 1) < 1e-9)
    #expect(try shape("aaaa").entropyPerOctet == 0)
  }

  @Test(
    "tells how few octets hexadecimal or base64 digits hide",
    arguments: [
      ("00112233445566778899aabbccddeeff", 16), ("YWJjZA==\n", 4), ("not base64!", nil),
    ] as [(String, Int?)])
  func hidden(_ text: String, _ octets: Int?) throws {
    #expect(try shape(text).hiddenOctets == octets)
  }

  @Test("tells white space that becomes part of the key")
  func whiteSpace() throws {
    #expect(try shape("key\n").endsWithLineBreak)
    #expect(try shape("key\r").endsWithLineBreak)
    #expect(try !shape("key").endsWithLineBreak)
    #expect(try shape("\u{FEFF}key").startsWithByteOrderMark)
    #expect(try shape("a\r\nb").hasCarriageReturns)
    #expect(try !shape("a\nb").hasCarriageReturns)
    #expect(try shape("\n\n").repeatedBlockOctets == nil)
  }

  @Test("recognises the sample key of RFC 7515, appendix A.1")
  func sample() throws {
    let published: [UInt8] = [
      3, 35, 53, 75, 43, 15, 165, 188, 131, 126, 6, 101, 119, 123, 166, 143, 90, 179, 40, 230,
      240, 84, 201, 40, 169, 15, 132, 178, 210, 80, 46, 191, 211, 251, 90, 146, 210, 6, 71, 239,
      150, 138, 180, 195, 119, 98, 61, 34, 61, 46, 33, 114, 5, 46, 79, 8, 192, 205, 154, 245, 103,
      208, 128, 163,
    ]
    #expect(try KeyReader.facts(bytes: published).shape?.isPublishedSample == true)
    #expect(try KeyReader.facts(bytes: published.reversed()).shape?.isPublishedSample == false)
  }

  @Test("keeps equal fingerprints for equal octets, whatever their text")
  func fingerprint() throws {
    let plain = try KeyReader.facts(bytes: Array("abcd".utf8))
    let encoded = try KeyReader.facts(bytes: Array("YWJjZA".utf8), encoding: .base64)
    let other = try KeyReader.facts(bytes: Array("abce".utf8))
    #expect(plain.fingerprint == encoded.fingerprint && plain.fingerprint != other.fingerprint)
  }
}
