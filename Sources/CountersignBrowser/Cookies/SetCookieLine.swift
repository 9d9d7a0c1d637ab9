/// One `Set-Cookie` line as a browser reads it. Source: RFC 6265bis 5.6.
///
/// Attributes come in any order; of one kind the last that counts wins.
package struct SetCookieLine: Hashable, Sendable {
  /// What stands before the first `=`; empty when there is none.
  package private(set) var name: String
  package private(set) var value: String
  /// Seconds, negative for a deletion, clamped to 400 days either way; nil when absent or void.
  package private(set) var maxAge: Int?
  /// Seconds since 1970; nil when absent or no date.
  package private(set) var expires: Int?
  /// In lower case without one leading dot; nil when absent or empty.
  package private(set) var domain: String?
  /// As written, if it begins with `/`; nil when absent or relative.
  package private(set) var path: String?
  package private(set) var isSecure = false
  package private(set) var isHTTPOnly = false
  package private(set) var sameSite = SameSite.unset
  package private(set) var isPartitioned = false
  /// What was skipped or changed while reading, in the order of the line.
  package private(set) var notes: [Clause] = []

  /// Reads the value of a `Set-Cookie` header field or a string given to `document.cookie`.
  ///
  /// Throws the clause for which a browser drops the whole line.
  package init(parsing line: String) throws(Clause) {
    let octets = Substring(line).utf8
    guard !octets.contains(where: SetCookieLine.isControl) else { throw .controlCharacter }
    let end = octets.firstIndex(of: UInt8(ascii: ";")) ?? octets.endIndex
    let (name, value) = SetCookieLine.pair(octets[..<end])
    guard name.count + (value?.count ?? 0) <= Limit.pair else { throw .pairTooLong }
    // A line without `=` is a value without a name.
    self.name = value == nil ? "" : String(Substring(name))
    self.value = String(Substring(value ?? name))
    guard !self.name.isEmpty || !self.value.isEmpty else { throw .pairEmpty }
    readAttributes(octets[end...])
  }

  /// Sizes and spans that the standard fixes.
  package enum Limit {
    /// Octets of name and value together. Source: RFC 6265bis 5.6 step 5.
    package static let pair = 4096
    /// Octets of one attribute value. Source: RFC 6265bis 5.6.
    package static let attribute = 1024
    /// Seconds a cookie lives at most: 400 days. Source: RFC 6265bis 5.5.
    package static let lifetime = 34_560_000
  }
}

extension SetCookieLine {
  private enum Attribute: String, CaseIterable {
    case path
    case secure
    case httpOnly = "httponly"
    case sameSite = "samesite"
    case maxAge = "max-age"
    case expires
    case domain
    case partitioned
  }

  private mutating func readAttributes(_ octets: Substring.UTF8View) {
    var rest = octets
    while !rest.isEmpty {
      rest = rest.dropFirst()
      let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
      let (name, value) = SetCookieLine.pair(rest[..<end])
      take(name, value ?? rest[end..<end])
      rest = rest[end...]
    }
  }

  private mutating func take(_ name: Substring.UTF8View, _ value: Substring.UTF8View) {
    guard value.count <= Limit.attribute else { return notes.append(.attributeTooLong) }
    switch Attribute.allCases.first(where: { ASCII.equals(name, $0.rawValue) }) {
    case .secure: isSecure = true
    case .httpOnly: isHTTPOnly = true
    case .partitioned: isPartitioned = true
    case .path: takePath(value)
    case .domain: takeDomain(value)
    case .sameSite: takeSameSite(value)
    case .maxAge: takeMaxAge(value)
    case .expires: takeExpires(value)
    case nil where name.isEmpty && value.isEmpty: break
    case nil: notes.append(.attributeUnknown)
    }
  }

  private mutating func takePath(_ value: Substring.UTF8View) {
    let isAbsolute = value.first == UInt8(ascii: "/")
    path = isAbsolute ? String(Substring(value)) : nil
    if !isAbsolute, !value.isEmpty { notes.append(.pathRelative) }
  }

  private mutating func takeDomain(_ value: Substring.UTF8View) {
    let name = value.first == UInt8(ascii: ".") ? value.dropFirst() : value
    domain = name.isEmpty ? nil : ASCII.lowercased(name)
  }

  private mutating func takeSameSite(_ value: Substring.UTF8View) {
    let word = value.count <= 6 ? ASCII.lowercased(value) : ""
    sameSite = word == "unset" ? .unset : SameSite(rawValue: word) ?? .unset
    if sameSite == .unset { notes.append(.sameSiteUnknown) }
  }

  private mutating func takeMaxAge(_ value: Substring.UTF8View) {
    let isNegative = value.first == UInt8(ascii: "-")
    let digits = isNegative ? value.dropFirst() : value
    guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit) else {
      return notes.append(.maxAgeNotANumber)
    }
    // The count stops growing at the cap, so that no number of digits overflows it.
    let cap = Limit.lifetime
    let seconds = digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), cap + 1) }
    if seconds > cap, !isNegative { notes.append(.lifetimeCapped) }
    maxAge = isNegative ? -min(seconds, cap) : min(seconds, cap)
  }

  private mutating func takeExpires(_ value: Substring.UTF8View) {
    guard let date = CookieDate.parse(value) else { return notes.append(.expiresUnreadable) }
    expires = date
  }

  private static func pair(
    _ text: Substring.UTF8View
  ) -> (name: Substring.UTF8View, value: Substring.UTF8View?) {
    guard let sign = text.firstIndex(of: UInt8(ascii: "=")) else {
      return (ASCII.trimmed(text), nil)
    }
    let value = text[text.index(after: sign)...]
    return (ASCII.trimmed(text[..<sign]), ASCII.trimmed(value))
  }

  private static func isControl(_ octet: UInt8) -> Bool {
    octet < 0x20 && octet != 0x09 || octet == 0x7F
  }
}
