/// Who a page or a server is to a browser: scheme, host and port, or nobody in particular.
package enum Origin: Hashable, Sendable {
  /// The origin of a sandboxed frame or a `data:` page; it is the same as no other, not even
  /// itself.
  case opaque
  case tuple(scheme: Scheme, host: Host, port: UInt16)

  /// Reads a serialized origin, the form of `Origin` and `Access-Control-Allow-Origin`.
  ///
  /// `null` is the opaque origin. Throws the first deviation from what a browser writes: a path, a
  /// trailing slash, the default port, capitals. Source: HTML, serialization of an origin.
  package init(parsing text: String) throws(AddressError) {
    guard text != "null" else {
      self = .opaque
      return
    }
    let parts = try AddressParts.reading(text)
    guard !parts.isDefaultPortWritten else { throw .defaultPort(parts.port) }
    switch parts.rest.utf8.first {
    case nil: break
    case UInt8(ascii: "?"): throw .query
    case UInt8(ascii: "#"): throw .fragment
    default: throw parts.rest == "/" ? .trailingSlash : .path(String(parts.rest))
    }
    self = .tuple(scheme: parts.scheme, host: parts.host, port: parts.port)
  }

  /// Whether a browser treats both as one origin; an opaque origin is never the same as another.
  ///
  /// Source: HTML, same origin.
  package func isSameOrigin(as other: Origin) -> Bool {
    self != .opaque && self == other
  }

  /// Whether the host of the origin is a loopback host; false for an opaque origin.
  package var isLoopback: Bool {
    switch self {
    case .opaque: false
    case .tuple(_, let host, _): host.isLoopback
    }
  }
}

extension Origin: CustomStringConvertible {
  /// The serialized origin, without a default port; `null` for an opaque origin.
  package var description: String {
    switch self {
    case .opaque: "null"
    case .tuple(let scheme, let host, let port):
      port == scheme.defaultPort
        ? "\(scheme.rawValue)://\(host.text)" : "\(scheme.rawValue)://\(host.text):\(port)"
    }
  }
}
