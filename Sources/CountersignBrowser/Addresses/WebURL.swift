/// An absolute `http` or `https` URL in the form a browser requests it.
package struct WebURL: Hashable, Sendable {
  package let scheme: Scheme
  package let host: Host
  package let port: UInt16
  /// The path from its first `/`, percent-encoded as written; `/` when none was.
  package let path: String
  /// What follows `?`, percent-encoded as written; nil without a question mark.
  package let query: String?

  /// Reads a URL that needs no repair; throws what a browser would have to change or refuse.
  ///
  /// The scheme's own port may be written and is left out of the description. Source: URL Standard.
  package init(parsing text: String) throws(AddressError) {
    let parts = try AddressParts.reading(text)
    self.scheme = parts.scheme
    self.host = parts.host
    self.port = parts.port
    guard !parts.rest.isEmpty else {
      path = "/"
      query = nil
      return
    }
    let rest = parts.rest.utf8
    try WebURL.checkOctets(rest)
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    let path = rest[..<(mark ?? rest.endIndex)]
    try WebURL.checkSegments(path)
    self.path = path.isEmpty ? "/" : String(Substring(path))
    self.query = mark.map { String(Substring(rest[rest.index(after: $0)...])) }
  }

  /// The origin the URL belongs to.
  package var origin: Origin { .tuple(scheme: scheme, host: host, port: port) }

  private static func checkOctets(_ rest: Substring.UTF8View) throws(AddressError) {
    for octet in rest {
      switch octet {
      case UInt8(ascii: "#"): throw .fragment
      case 0...0x20, 0x7F..., UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        throw .unexpectedOctet(octet)
      default: continue
      }
    }
  }

  private static func checkSegments(_ path: Substring.UTF8View) throws(AddressError) {
    for segment in path.split(separator: UInt8(ascii: "/")) where segment.count <= 6 {
      guard !dotSegments.contains(ASCII.lowercased(segment)) else { throw .dotSegment }
    }
  }

  private static let dotSegments: Set<String> = [
    ".", "%2e", "..", ".%2e", "%2e.", "%2e%2e",
  ]
}

extension WebURL: CustomStringConvertible {
  package var description: String {
    "\(origin)\(path)" + (query.map { "?\($0)" } ?? "")
  }
}
