/// Why the octets of a file are not a key or certificate that can be judged.
package enum KeyError: Error, Hashable, Sendable {
  /// There are no octets.
  case empty
  /// There are more than `limit` octets.
  case tooLarge(octets: Int, limit: Int)
  /// The octets are DER; only PEM is read.
  case binary
  /// The private key is encrypted, and no passphrase is ever asked for.
  case encrypted(label: String)
  /// The text has no complete PEM block; `reason` is OpenSSL's wording.
  case malformed(reason: String)
  /// The block's frame is sound, its content is not; `reason` is OpenSSL's wording.
  case unreadable(label: String, reason: String)
  /// No block is a key or certificate; `label` is the first one's.
  case unsupported(label: String)
  /// A private key was wanted.
  case notPrivate(found: KeyFacts.Kind)
  /// A certificate was wanted; nil when there was no block at all.
  case notCertificate(label: String?)
  /// The secret's text is not in this encoding.
  case notEncoded(KeyEncoding)
  /// The key has no JWK form here.
  case noJWK(KeyFacts.Kind)
}

extension KeyError: CustomStringConvertible {
  /// One line, lower case, without a full stop.
  package var description: String {
    switch self {
    case .empty: "it is empty"
    case .tooLarge(let octets, let limit): "it has \(octets) octets, more than \(limit)"
    case .binary: "it is DER; PEM is expected"
    case .encrypted(let label): "the `\(label)` is encrypted"
    case .malformed(let reason): "no complete PEM block: \(reason)"
    case .unreadable(let label, let reason): "the `\(label)` cannot be read: \(reason)"
    case .unsupported(let label): "`\(label)` is neither a key nor a certificate"
    case .notPrivate(let kind): "a private key is expected, found \(kind)"
    case .notCertificate(.some(let label)): "a certificate is expected, found `\(label)`"
    case .notCertificate(nil): "a certificate is expected, found no PEM block"
    case .notEncoded(let encoding): "the text is not \(encoding.rawValue)"
    case .noJWK(let kind): "\(kind) has no JSON Web Key"
    }
  }
}
