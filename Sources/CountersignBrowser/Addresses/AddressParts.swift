/// The parts that a serialized origin and a URL begin with, and what follows them.
///
/// A class, because the same few are handed out again and again.
final class AddressParts: Sendable {
  let scheme: Scheme
  let host: Host
  let port: UInt16
  /// Whether the scheme's own port was written out.
  let isDefaultPortWritten: Bool
  /// Path, query and fragment, unread; empty or starting with `/`, `?` or `#`.
  let rest: Substring

  /// Reads scheme, host and port; throws the first thing that no browser would serialize.
  static func reading(_ text: String) throws(AddressError) -> AddressParts {
    if let known = recent.value(of: text) { return known }
    let parts = try AddressParts(text)
    recent.keep(parts, for: text)
    return parts
  }

  private init(_ text: String) throws(AddressError) {
    guard !text.isEmpty else { throw .empty }
    guard text != "*" else { throw .wildcard }
    let (scheme, afterScheme) = try AddressParts.scheme(text)
    let authority = afterScheme.utf8.prefix { !AddressParts.endsAuthority($0) }
    guard !authority.contains(UInt8(ascii: "@")) else { throw .userinfo }
    guard !authority.isEmpty else { throw .hostEmpty }
    let (host, port) = try AddressParts.split(Substring(authority))
    self.scheme = scheme
    self.host = try Host(parsing: String(host))
    let number = try port.map { text throws(AddressError) in try AddressParts.number(text) }
    self.port = number ?? scheme.defaultPort
    self.isDefaultPortWritten = number == scheme.defaultPort
    self.rest = afterScheme[authority.endIndex...]
  }

  private static let recent = RecentReadings<AddressParts>()

  private static func endsAuthority(_ octet: UInt8) -> Bool {
    octet == UInt8(ascii: "/") || octet == UInt8(ascii: "?") || octet == UInt8(ascii: "#")
  }

  private static func scheme(_ text: String) throws(AddressError) -> (Scheme, Substring) {
    for scheme in Scheme.allCases where ASCII.begins(text, scheme.beginning) {
      let rest = text.utf8.dropFirst(scheme.beginning.utf8.count)
      return (scheme, Substring(rest))
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw .schemeMissing }
    let word = text[..<colon]
    guard text.utf8[colon...].starts(with: "://".utf8) else { throw .schemeMissing }
    guard Scheme(rawValue: ASCII.lowercased(word.utf8)) != nil else {
      throw word.isEmpty ? .schemeMissing : .schemeUnsupported(String(word))
    }
    throw .upperCase
  }

  /// Splits at the colon before the port; nil when there is none.
  private static func split(
    _ authority: Substring
  ) throws(AddressError) -> (host: Substring, port: Substring?) {
    let octets = authority.utf8
    var colon = octets.firstIndex(of: UInt8(ascii: ":"))
    if octets.first == UInt8(ascii: "[") {
      guard let bracket = octets.firstIndex(of: UInt8(ascii: "]")) else { throw .addressMalformed }
      let after = octets.index(after: bracket)
      guard after != octets.endIndex else { return (authority, nil) }
      guard octets[after] == UInt8(ascii: ":") else { throw .addressMalformed }
      colon = after
    }
    guard let colon else { return (authority, nil) }
    let port = authority[octets.index(after: colon)...]
    guard !port.utf8.contains(UInt8(ascii: ":")) else { throw .addressMalformed }
    return (authority[..<colon], port)
  }

  private static func number(_ text: Substring) throws(AddressError) -> UInt16 {
    guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit), text.utf8.first != 0x30 else {
      throw text == "0" ? .portOutOfRange("0") : .portMalformed(String(text))
    }
    guard let number = UInt16(text) else { throw .portOutOfRange(String(text)) }
    return number
  }
}
