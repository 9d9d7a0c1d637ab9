extension Origin {
  /// Whether a text is a serialized origin of the common kind: a name whose last label begins with a
  /// letter, perhaps a port.
  ///
  /// True only for what `init(parsing:)` reads; false says nothing. Much cheaper, since it makes no
  /// value and asks for no public suffix.
  package static func isOrdinary(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { octets in
      let https: StaticString = "https://"
      let isSecure = begins(octets, https)
      guard isSecure || begins(octets, "http://") else { return false }
      let start = isSecure ? 8 : 7
      guard let end = Host.endOfOrdinaryName(octets, from: start) else { return false }
      return end == octets.count || isPort(octets[(end + 1)...], not: isSecure ? 443 : 80)
    }
  }

  private static func begins(
    _ octets: UnsafeBufferPointer<UInt8>, _ word: StaticString
  ) -> Bool {
    octets.count > word.utf8CodeUnitCount
      && (0..<word.utf8CodeUnitCount).allSatisfy { octets[$0] == word.utf8Start[$0] }
  }

  private static func isPort(_ octets: Slice<UnsafeBufferPointer<UInt8>>, not standard: Int) -> Bool
  {
    guard let first = octets.first, first != UInt8(ascii: "0"), octets.count <= 5 else {
      return false
    }
    var number = 0
    for octet in octets {
      guard ASCII.isDigit(octet) else { return false }
      number = number * 10 + Int(octet - UInt8(ascii: "0"))
    }
    return number <= 65535 && number != standard
  }
}
