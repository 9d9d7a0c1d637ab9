extension ProbeRequest {
  /// A change that an attacker makes to a token without its key (RFC 8725 2).
  package enum Forgery: Sendable, Hashable {
    /// The algorithm `none` and an empty signature.
    case unsigned
    /// An algorithm of this name and an empty signature.
    case unsignedAs(String)
    /// This JOSE header, a JSON text, before the old payload, under HMAC with SHA-256 and this key
    /// of the attacker's.
    case keyed(header: String, key: [UInt8])
    /// Another signature of the same length.
    case signature
    /// Another payload under the old signature: a later expiry.
    case payload
  }
}
