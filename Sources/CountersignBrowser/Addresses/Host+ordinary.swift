extension Host {
  /// Whether a text is a name of the common kind, which a browser never takes for an address.
  ///
  /// True only for what `kind(judging:)` calls a name; false says nothing. Much cheaper, since it looks at
  /// each octet once.
  package static func isOrdinaryName(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { endOfOrdinaryName($0, from: 0) == $0.count }
  }

  /// Where a name ends, at a colon or the end of the text; nil when it is not an ordinary name, whose
  /// last label begins with a letter.
  static func endOfOrdinaryName(_ octets: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var label = start
    var index = start
    while index < octets.count, octets[index] != UInt8(ascii: ":") {
      let octet = octets[index]
      if octet == UInt8(ascii: ".") {
        guard index > label, index - label <= 63 else { return nil }
        label = index + 1
      } else if !ASCII.isLower(octet), !ASCII.isDigit(octet), octet != UInt8(ascii: "-") {
        return nil
      }
      index += 1
    }
    guard index > label, index - label <= 63, index - start <= 253 else { return nil }
    return ASCII.isLower(octets[label]) ? index : nil
  }
}
