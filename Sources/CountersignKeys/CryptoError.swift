/// Why an operation that makes something did not.
package enum CryptoError: Error, Hashable, Sendable {
  /// OpenSSL refused; `reason` is its own wording and holds no key material.
  case failed(operation: String, reason: String)
  /// A stored password hash cannot be used.
  case hashUnreadable(PasswordHash.Flaw)
  /// The cost is outside what this module computes; see `PasswordHash.Cost.isAffordable`.
  case costUnaffordable(PasswordHash.Cost)
  /// An RSA key of this size is not made here.
  case keySizeUnusable(bits: Int, allowed: ClosedRange<Int>)
  /// A certificate cannot name this host: neither an IP address nor a name of letters, digits and
  /// hyphens, optionally behind `*.`.
  case hostUnusable(String)
  /// A certificate needs at least one host.
  case hostMissing
  /// A certificate is valid for at least a second, and within the years that X.509 can write.
  case lifetimeUnusable(Duration)
}

extension CryptoError: CustomStringConvertible {
  /// One line, lower case, without a full stop.
  package var description: String {
    switch self {
    case .failed(let operation, let reason): "\(operation) failed: \(reason)"
    case .hashUnreadable(let flaw): "the stored password hash is unreadable: \(flaw)"
    case .costUnaffordable(let cost): "scrypt cost \(cost) is out of bounds"
    case .keySizeUnusable(let bits, let allowed):
      "an RSA key of \(bits) bits is not between \(allowed.lowerBound) and \(allowed.upperBound)"
    case .hostUnusable(let host): "`\(host)` is neither a host name nor an IP address"
    case .hostMissing: "a certificate needs at least one host"
    case .lifetimeUnusable(let lifetime): "a certificate cannot be valid for \(lifetime)"
    }
  }
}
