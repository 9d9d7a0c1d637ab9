import CountersignKeys
import CountersignRules
import Testing

/// What an attacker finds out about an HMAC secret from one token.
@Suite("A guess at a secret")
struct KeyGuessTests {
  private static let claims = Base64URL.encode(#"{"sub":"1","exp":1800000000}"#.utf8)

  private static func token(
    _ alg: String, _ key: [UInt8], _ function: Digest.HMACFunction
  ) -> String {
    SignedText.hmac(
      header: #"{"alg":"\#(alg)","typ":"JWT"}"#, payload: claims, key: key, function: function)
  }

  @Test(
    "finds words, words again and again, and samples",
    arguments: [
      ("HS256", "secret", Digest.HMACFunction.sha256),
      ("HS256", "changemechangemechangemechangemechangeme", .sha256),
      ("HS384", "your-384-bit-secret", .sha384), ("HS512", "secretsecretsecr", .sha512),
      ("HS256", "", .sha256),
    ])
  func finds(alg: String, secret: String, function: Digest.HMACFunction) throws {
    let token = Self.token(alg, Array(secret.utf8), function)
    #expect(KeyGuess.secret(of: token) == Array(secret.utf8))
    let forged = try #require(KeyGuess.token(likeThat: token))
    #expect(forged != token)
    #expect(KeyGuess.secret(of: forged) == Array(secret.utf8))
    #expect(TokenReading(forged)?.moment("exp") == 1_800_000_001)
  }

  @Test(
    "does not find chance, and nothing where HMAC did not sign",
    arguments: [
      token("HS256", Array("4fJq0-hT2b1xkzY8vR6nLw3mCe9pAu7s".utf8), .sha256),
      token("ES256", Array("secret".utf8), .sha256), token("HS512", Array("secret".utf8), .sha256),
      "e30.e30.AAAA", "none",
    ])
  func misses(token: String) {
    #expect(KeyGuess.secret(of: token) == nil)
  }
}
