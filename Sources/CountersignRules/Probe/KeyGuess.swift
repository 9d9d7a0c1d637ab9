import CountersignKeys

/// The secrets that an attacker tries first: words, words again and again, and keys out of
/// documentation (RFC 8725 2.2).
package enum KeyGuess {
  /// What people type and what documentation prints.
  package static let words = [
    "secret", "changeme", "change-me", "change_me", "password", "passw0rd", "your-256-bit-secret",
    "your-384-bit-secret", "your-512-bit-secret", "a-string-secret-at-least-256-bits-long",
    "django-insecure-", "your_jwt_secret", "jwt_secret", "jwtsecret", "jwt", "token", "key", "test",
    "testing", "demo", "example", "admin", "root", "qwerty", "letmein", "default", "private",
    "placeholder", "replace-me", "replaceme", "supersecret", "mysecret", "topsecret", "shhhhh",
    "todo", "xxxx", "abc", "abcd", "abc123", "123", "1234", "12345", "123456", "12345678",
    "123456789", "1234567890", "0123456789abcdef", "a", "x", "0", "1", "",
  ]

  /// How many octets a word is repeated to fill.
  private static let lengths = 8...72

  /// How many secrets are tried.
  package static let count = words.count * (1 + lengths.count)

  /// The word again and again up to so many octets.
  package static func filled(_ word: String, to octets: Int) -> [UInt8] {
    let letters = Array(word.utf8)
    guard !letters.isEmpty else { return [] }
    return (0..<octets).map { letters[$0 % letters.count] }
  }

  /// The secret that made the signature of a token; nil when it is none of these, and for tokens
  /// that HMAC did not sign.
  package static func secret(of token: String) -> [UInt8]? {
    guard let signed = SignedText(token) else { return nil }
    for word in words {
      let whole = Array(word.utf8)
      if signed.isBy(whole) { return whole }
      guard !whole.isEmpty else { continue }
      for length in lengths {
        let secret = filled(word, to: length)
        if signed.isBy(secret) { return secret }
      }
    }
    return nil
  }

  /// The claims of a token, a second longer, under the signature of the secret that is guessed, or
  /// else of the first word; nil for what is no token.
  package static func token(likeThat token: String) -> String? {
    guard let reading = TokenReading(token) else { return nil }
    let function = SignedText(token)?.function ?? .sha256
    let longer = reading.moment("exp").map {
      reading.claims.replacing("\($0)", with: "\($0 + 1)", maxReplacements: 1)
    }
    let header =
      SignedText(token) == nil ? #"{"alg":"HS256","typ":"JWT"}"# : reading.header
    return SignedText.hmac(
      header: header, payload: Base64URL.encode((longer ?? reading.claims).utf8),
      key: secret(of: token) ?? Array(words[0].utf8), function: function)
  }
}
