/// A header that a script adds to its request.
package struct RequestHeader: Hashable, Sendable {
  /// In lower case.
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = ASCII.lowercased(name.utf8)
    self.value = value
  }

  /// Whether the header may cross origins without a preflight.
  ///
  /// Source: Fetch, CORS-safelisted request-header.
  package var isSafelisted: Bool {
    guard value.utf8.count <= 128 else { return false }
    switch name {
    case "accept": return !value.utf8.contains(where: RequestHeader.isUnsafe)
    case "accept-language", "content-language":
      return value.utf8.allSatisfy(RequestHeader.isLanguage)
    case "content-type": return isFormType
    case "range": return isSimpleRange
    default: return false
    }
  }

  /// Whether the browser alone sets the header, so that a script's value is dropped.
  ///
  /// Source: Fetch, forbidden request-header.
  package var isForbidden: Bool {
    name.hasPrefix("sec-") || name.hasPrefix("proxy-")
      || RequestHeader.forbiddenNames.contains(name)
  }
}

extension RequestHeader {
  private static let forbiddenNames: Set<String> = [
    "accept-charset", "accept-encoding", "access-control-request-headers",
    "access-control-request-method", "connection", "content-length", "cookie", "cookie2", "date",
    "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer",
    "transfer-encoding", "upgrade", "via",
  ]

  private static let formTypes: Set<String> = [
    "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
  ]

  private var isFormType: Bool {
    guard !value.utf8.contains(where: RequestHeader.isUnsafe) else { return false }
    let essence = value.utf8.prefix { $0 != UInt8(ascii: ";") }
    return RequestHeader.formTypes.contains(ASCII.lowercased(ASCII.trimmed(essence)))
  }

  /// `bytes=` with a start and perhaps an end that does not come before it.
  ///
  /// Source: Fetch, simple range header value.
  private var isSimpleRange: Bool {
    guard value.hasPrefix("bytes=") else { return false }
    let ends = value.utf8.dropFirst(6)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard ends.count == 2, !ends[0].isEmpty,
      ends.allSatisfy({ $0.allSatisfy(ASCII.isDigit) })
    else { return false }
    return ends[1].isEmpty || !RequestHeader.isLess(ends[1], ends[0])
  }

  /// Whether the first decimal number is the smaller one; they may be of any length.
  private static func isLess(_ number: Substring.UTF8View, _ other: Substring.UTF8View) -> Bool {
    let digits = number.drop { $0 == UInt8(ascii: "0") }
    let others = other.drop { $0 == UInt8(ascii: "0") }
    guard digits.count == others.count else { return digits.count < others.count }
    return digits.lexicographicallyPrecedes(others)
  }

  /// Source: Fetch, CORS-unsafe request-header byte.
  private static func isUnsafe(_ octet: UInt8) -> Bool {
    octet < 0x20 && octet != 0x09 || octet == 0x7F || "\"():<>?@[\\]{}".utf8.contains(octet)
  }

  private static func isLanguage(_ octet: UInt8) -> Bool {
    ASCII.isDigit(octet) || ASCII.isLetter(octet) || " *,-.;=".utf8.contains(octet)
  }
}
