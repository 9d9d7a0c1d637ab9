/// The beginning of a TLS connection (RFC 8446 2).
package struct Handshake: Sendable, Hashable {
  /// The name that the step gave it.
  package var name: String

  /// The certificates that the server sent; nil when it came to none.
  package var chain: ChainFacts?

  /// The host that was asked for, as it stands in a URL.
  package var host: String

  /// Creates a handshake.
  package init(name: String, chain: ChainFacts?, host: String) {
    self.name = name
    self.chain = chain
    self.host = host
  }
}
