/// The forgery that a verifier falls for when it allows HMAC beside a public key: a token signed
/// with HS256 whose secret is the published key (RFC 8725 2.1).
package struct KeyConfusion: Sendable {
  /// The published key in PEM, as an attacker would write it.
  package let publicPEM: String

  /// Takes the first key of a JWK Set (RFC 7517 5) that is RSA, EC or Ed25519; nil when there is
  /// none.
  package init?(keySet: String) {
    guard let key = PublishedKey.all(inKeySet: keySet).first else { return nil }
    publicPEM = key.pem
  }

  /// The claims of a token under a signature that needs no secret; nil for what is no token.
  package func token(likeThat token: String) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard TokenReading(token) != nil else { return nil }
    return SignedText.hmac(
      header: #"{"alg":"HS256","typ":"JWT"}"#, payload: String(parts[1]),
      key: Array(publicPEM.utf8))
  }
}
