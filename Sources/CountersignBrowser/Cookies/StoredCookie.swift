/// A cookie in a browser's store. Source: RFC 6265bis 5.7.
package struct StoredCookie: Hashable, Sendable {
  /// Empty for a cookie that was set without `=`.
  package var name: String
  package var value: String
  /// The host that set it, or the `Domain` it was set for; never with a leading dot.
  package var domain: String
  /// Whether only `domain` itself receives it, and no host below.
  package var isHostOnly: Bool
  /// Begins with `/`.
  package var path: String
  package var isSecure: Bool
  package var isHTTPOnly: Bool
  package var sameSite: SameSite
  /// Seconds since 1970, kept when the cookie is replaced.
  package var creation: Int
  /// Seconds since 1970; nil for a session cookie.
  package var expiry: Int?
  /// The jar the cookie is kept in; nil for the common one.
  package var partition: PartitionKey?

  /// What goes into the `Cookie` header: `name=value`, or the value of a cookie without a name.
  package var pair: String { name.isEmpty ? value : "\(name)=\(value)" }

  /// Seconds from `creation` to `expiry`; nil for a session cookie.
  package var lifetime: Int? {
    expiry.map { $0.addingSaturated(creation == .min ? .max : -creation) }
  }

  /// Whether the lifetime is over at `now`, in seconds since 1970.
  package func isExpired(at now: Int) -> Bool {
    expiry.map { $0 <= now } ?? false
  }

  /// Whether setting one replaces the other: name, domain, host-only flag, path and partition
  /// agree.
  ///
  /// Names and paths agree octet by octet, so that two spellings of one letter stay apart.
  package func hasSameKey(as other: StoredCookie) -> Bool {
    name.utf8.elementsEqual(other.name.utf8) && domain == other.domain
      && isHostOnly == other.isHostOnly && path.utf8.elementsEqual(other.path.utf8)
      && partition == other.partition
  }
}
