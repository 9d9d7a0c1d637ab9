/// The host of an origin in the one form a browser serializes.
///
/// A name is ASCII in lower case, an IPv4 address has four decimal numbers, an IPv6 address is
/// compressed and in brackets. Source: URL Standard, host serializing.
package struct Host: Hashable, Sendable {
  /// What stands in the address bar.
  package enum Kind: Hashable, Sendable {
    case name
    case ipv4
    case ipv6
  }

  /// The serialized host, an IPv6 address with its brackets.
  package let text: String
  package let kind: Kind
  /// The public suffix plus one label; nil for an IP address and for a public suffix.
  ///
  /// Looked up once, since every same-site question asks for it.
  package let registrableDomain: String?

  /// Reads `text` as a serialized host; throws what keeps it from being one.
  package init(parsing text: String) throws(AddressError) {
    if let known = Host.recent.value(of: text) {
      self = known
      return
    }
    self.text = text
    self.kind = try Host.kind(of: text)
    self.registrableDomain =
      kind == .name ? PublicSuffixes.registrableDomain(ofName: text) : nil
    Host.recent.keep(self, for: text)
  }

  private static let recent = RecentReadings<Host>()

  /// The kind of a serialized host; throws what keeps `text` from being one.
  static func kind(of text: String) throws(AddressError) -> Kind {
    if isOrdinaryName(text) { return .name }
    return try kind(judging: text)
  }

  /// The same for any text, octet by octet and label by label; throws what keeps it from being a
  /// host.
  package static func kind(judging text: String) throws(AddressError) -> Kind {
    if text.utf8.first == UInt8(ascii: "[") { return try ipv6(text) }
    try checkOctets(text)
    try checkLabels(text)
    return try endsInNumber(text) ? ipv4(text) : .name
  }

  /// Whether the host is an IP address and so has neither suffix nor parent domains.
  package var isAddress: Bool { kind != .name }

  /// Whether the host never leaves the machine: `localhost`, a name below it, `127.0.0.0/8` or
  /// `::1`.
  ///
  /// Source: Secure Contexts 3.1.
  package var isLoopback: Bool {
    switch kind {
    case .ipv6: return text == "[::1]"
    case .ipv4: return text.hasPrefix("127.")
    case .name:
      let isRooted = text.utf8.last == UInt8(ascii: ".")
      let name = isRooted ? text.utf8.dropLast() : text.utf8[...]
      guard name.last == UInt8(ascii: "t") else { return false }
      return Substring(name) == "localhost" || name.suffix(10).elementsEqual(".localhost".utf8)
    }
  }
}

extension Host {
  private static func ipv6(_ text: String) throws(AddressError) -> Kind {
    guard text.utf8.last == UInt8(ascii: "]") else { throw .addressMalformed }
    guard let address = IPv6Address(parsing: text.dropFirst().dropLast()) else {
      throw .addressMalformed
    }
    let canonical = "[\(address.serialized)]"
    guard canonical == text else { throw .addressNotCanonical(canonical) }
    return .ipv6
  }

  private static func checkOctets(_ text: String) throws(AddressError) {
    guard !text.isEmpty else { throw .hostEmpty }
    for octet in text.utf8 {
      if ASCII.isLower(octet) || ASCII.isDigit(octet) { continue }
      switch octet {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): continue
      case UInt8(ascii: "*"): throw .wildcard
      case 0x80...: throw .notALabel
      default: throw ASCII.isUpper(octet) ? .upperCase : .unexpectedOctet(octet)
      }
    }
  }

  private static func checkLabels(_ text: String) throws(AddressError) {
    guard text.utf8.count <= 253 else { throw .hostTooLong }
    var length = 0
    for octet in text.utf8 {
      if octet == UInt8(ascii: ".") {
        guard length > 0 else { throw .labelEmpty }
        length = 0
      } else {
        length += 1
        guard length <= 63 else { throw .labelTooLong }
      }
    }
  }

  /// Whether a browser would read the host as an IPv4 address. Source: URL Standard, ends in a
  /// number.
  private static func endsInNumber(_ text: String) -> Bool {
    let dot = UInt8(ascii: ".")
    let name = text.utf8.last == dot ? text.utf8.dropLast() : text.utf8[...]
    let last = name.lastIndex(of: dot).map { name[name.index(after: $0)...] } ?? name
    // Most names end in a label that begins with a letter.
    guard let first = last.first, ASCII.isDigit(first) else { return false }
    if last.allSatisfy(ASCII.isDigit) { return true }
    return last.starts(with: "0x".utf8) && last.dropFirst(2).allSatisfy(ASCII.isHex)
  }

  private static func ipv4(_ text: String) throws(AddressError) -> Kind {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8($0) }
    guard parts.count == 4, numbers.count == 4 else { throw .addressMalformed }
    let canonical = numbers.map(String.init).joined(separator: ".")
    guard canonical == text else { throw .addressNotCanonical(canonical) }
    return .ipv4
  }
}
