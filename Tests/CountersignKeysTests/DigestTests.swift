import CountersignKeys
import Testing

@Suite("A digest")
struct DigestTests {
  @Test(
    "is what FIPS 180-4 says",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(message: String, expected: String) {
    #expect(Digest.sha256Hex(message.utf8) == expected)
  }

  /// RFC 4231 4.3, and a key that is longer than a block.
  @Test(
    "authenticates as RFC 2104 says",
    arguments: [
      (
        "Jefe", "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        String(repeating: "k", count: 100), "message",
        "1c28735416d320163f56f81bdbb83d651eed508d184e6b8b03662740a533293e"
      ),
    ])
  func authentication(key: String, message: String, expected: String) {
    let code = Digest.hmacSHA256(Array(message.utf8), key: Array(key.utf8))
    let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits == expected)
  }

  /// RFC 4231 4.3.
  @Test(
    "authenticates with longer digests, too",
    arguments: [
      (Digest.HMACFunction.sha384, "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47"),
      (.sha512, "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd6"),
    ])
  func longer(function: Digest.HMACFunction, beginning: String) {
    let code = Digest.hmac(
      function, Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(code.count == function.rawValue && digits.hasPrefix(beginning))
  }

  @Test(
    "is the same from a prepared key, however often it is used",
    arguments: [Digest.HMACFunction.sha256, .sha384, .sha512])
  func prepared(function: Digest.HMACFunction) {
    for secret in ["Jefe", String(repeating: "k", count: 200)] {
      let key = PreparedHMAC(SecretBytes(text: secret), function)
      for message in ["what do ya want for nothing?", "", "message", "message"] {
        let expected = Digest.hmac(function, Array(message.utf8), key: Array(secret.utf8))
        #expect(key.code(of: Array(message.utf8)) == expected)
        #expect(key.verifies(expected, of: Array(message.utf8)))
        #expect(!key.verifies(expected, of: Array("\(message)!".utf8)))
        #expect(!key.verifies(Array(expected.dropLast()), of: Array(message.utf8)))
      }
      #expect("\(key)" == "<redacted>")
    }
  }
}
