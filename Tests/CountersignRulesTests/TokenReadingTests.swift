import CountersignKeys
import CountersignRules
import Testing

/// Claims as servers write them, well or badly.
@Suite("The reading of a token")
struct TokenReadingTests {
  private static func token(_ claims: String) -> String {
    SignedText.hmac(
      header: #"{"alg":"HS256"}"#, payload: Base64URL.encode(claims.utf8),
      key: Array("secret".utf8))
  }

  @Test(
    "takes nothing for a moment that is none",
    arguments: [
      "9223372036854775807", "-9223372036854775808", "18446744073709551616", "253402300800",
      "-1", "\"1800000000\"", "null", "true", "[1800000000]", "",
    ])
  func hostile(number: String) throws {
    let token = Self.token(#"{"sub":"exp","iat":1700000000,"exp":\#(number)}"#)
    let reading = try #require(TokenReading(token))
    #expect(reading.moment("exp") == nil)
    #expect(reading.lifetime == nil)
    #expect(KeyGuess.token(likeThat: token) != nil)
  }

  @Test(
    "finds a moment however the JSON is spaced",
    arguments: [
      #"{"exp":1800000000}"#, #"{ "exp" : 1800000000 }"#, "{\r\n\t\"exp\"\r\n:\t1800000000\r\n}",
      #"{"sub":"exp","exp":1800000000.75}"#, #"{"list":["exp"],"exp":1800000000,"iat":0}"#,
    ])
  func spaced(claims: String) throws {
    #expect(TokenReading(Self.token(claims))?.moment("exp") == 1_800_000_000)
  }

  @Test("finds a published key however the JSON is spaced")
  func keys() {
    let compact = #"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"\#(Self.point)"}]}"#
    let spaced = compact.replacing(":", with: " : ").replacing(",", with: "\n, ")
    #expect(KeyConfusion(keySet: compact) != nil)
    #expect(KeyConfusion(keySet: spaced)?.publicPEM == KeyConfusion(keySet: compact)?.publicPEM)
  }

  private static let point = Base64URL.encode(Array(repeating: UInt8(7), count: 32))
}
