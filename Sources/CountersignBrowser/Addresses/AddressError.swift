/// Why a text is neither a serialized origin nor a URL as this module reads them.
package enum AddressError: Error, Hashable, Sendable {
  case empty
  /// No `://`; the text starts with a host or is a word.
  case schemeMissing
  /// A scheme other than `http` and `https`.
  case schemeUnsupported(String)
  /// A capital letter in the scheme or the host; browsers serialize both in lower case.
  case upperCase
  /// `*`, alone or as a part of the host.
  case wildcard
  /// A user name or password before `@`.
  case userinfo
  /// Nothing between `//` and the port, the path or the end.
  case hostEmpty
  /// Two dots in a row or a leading dot.
  case labelEmpty
  /// A label of more than 63 octets.
  case labelTooLong
  /// A host name of more than 253 octets.
  case hostTooLong
  /// A letter outside ASCII: an internationalized name must be written as `xn--…`.
  case notALabel
  /// An octet that has no place where it stands: a blank, a control character, a comma.
  case unexpectedOctet(UInt8)
  /// Looks like an IP address and is none, or an IPv6 address without brackets.
  case addressMalformed
  /// An IP address in another than its one serialized form, which is carried here.
  case addressNotCanonical(String)
  /// What stands after the colon is not a decimal number without leading zeros.
  case portMalformed(String)
  /// A number outside 1...65535.
  case portOutOfRange(String)
  /// The scheme's own port, which an origin leaves out.
  case defaultPort(UInt16)
  /// An origin that ends with a single `/`.
  case trailingSlash
  /// An origin with a path.
  case path(String)
  /// An origin with a query.
  case query
  /// A fragment, which is never part of an origin or a request.
  case fragment
  /// A segment `.` or `..`, which a browser resolves before it sends the request.
  case dotSegment
}

extension AddressError: CustomStringConvertible {
  /// The fact in lower case without a full stop, fit for a message.
  package var description: String {
    hostFault ?? portFault ?? restFault
  }

  private var hostFault: String? {
    switch self {
    case .upperCase: "scheme and host are written in lower case"
    case .wildcard: "`*` is no host"
    case .userinfo: "a user name or password has no place here"
    case .hostEmpty: "the host is missing"
    case .labelEmpty: "the host has an empty label"
    case .labelTooLong: "a label of the host is longer than 63 octets"
    case .hostTooLong: "the host is longer than 253 octets"
    case .notALabel: "an internationalized host is written in its `xn--` form"
    case .addressMalformed: "the host is a malformed IP address"
    case .addressNotCanonical(let canonical): "a browser writes this address `\(canonical)`"
    default: nil
    }
  }

  private var portFault: String? {
    switch self {
    case .portMalformed(let port): "`\(port)` is no port"
    case .portOutOfRange(let port): "port `\(port)` is outside 1 to 65535"
    case .defaultPort(let port): "the default port `\(port)` is left out"
    default: nil
    }
  }

  private var restFault: String {
    switch self {
    case .empty: "the text is empty"
    case .schemeMissing: "the scheme is missing: `https://` or `http://`"
    case .schemeUnsupported(let scheme): "the scheme is `\(scheme)`, not `http` or `https`"
    case .unexpectedOctet(let octet): "the octet 0x\(String(octet, radix: 16)) has no place here"
    case .trailingSlash: "an origin ends without a slash"
    case .path(let path): "an origin has no path, this one has `\(path)`"
    case .query: "an origin has no query"
    case .fragment: "a fragment has no place here"
    case .dotSegment: "the path has a `.` or `..` segment"
    default: "the text is malformed"
    }
  }
}
