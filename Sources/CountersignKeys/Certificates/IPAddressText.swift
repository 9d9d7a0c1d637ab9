/// The text of an IP address, in certificates and in URLs.
enum IPAddressText {
  /// Returns `host` without the brackets that a URL puts around IPv6. Source: RFC 3986, 3.2.2.
  static func unbracketed(_ host: String) -> String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }

  /// Returns dotted decimals for 4 octets, the form of RFC 5952 for 16, and nil for other lengths.
  static func of(_ octets: [UInt8]) -> String? {
    switch octets.count {
    case 4: octets.map { String($0) }.joined(separator: ".")
    case 16: version6(octets)
    default: nil
    }
  }

  private static func version6(_ octets: [UInt8]) -> String {
    let groups = stride(from: 0, to: 16, by: 2).map { index in
      UInt16(octets[index]) << 8 | UInt16(octets[index + 1])
    }
    let text = { (part: ArraySlice<UInt16>) in
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard let zeros = longestZeros(groups) else { return text(groups[...]) }
    return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
  }

  /// The first of the longest runs of at least two zero groups. Source: RFC 5952, section 4.2.
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
    var best: Range<Int>?
    for start in groups.indices where groups[start] == 0 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.endIndex
      if end - start >= 2, end - start > (best?.count ?? 0) { best = start..<end }
    }
    return best
  }
}
