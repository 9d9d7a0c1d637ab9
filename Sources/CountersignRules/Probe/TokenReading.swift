/// What a JSON Web Token says, read without any key (RFC 7519).
package struct TokenReading: Sendable, Hashable {
  /// The header as JSON text.
  package let header: String

  /// The claims as JSON text.
  package let claims: String

  /// Reads a token in its compact form; nil for anything else.
  package init?(_ token: some StringProtocol) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]),
      let claims = Base64URL.decode(parts[1])
    else { return nil }
    self.header = String(decoding: header, as: UTF8.self)
    self.claims = String(decoding: claims, as: UTF8.self)
    guard self.header.hasPrefix("{"), self.claims.hasPrefix("{") else { return nil }
  }

  /// Reads the token that a `Set-Cookie` line carries.
  package init?(inSetCookie line: String) {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    self.init(line[line.index(after: equals)...].prefix { $0 != ";" })
  }

  /// The seconds since 1970 that are moments: up to the end of the year 9999. What else a server
  /// writes into a claim is none, and not fit for arithmetic.
  package static let moments: ClosedRange<Int64> = 0...253_402_300_799

  /// A claim that is a moment, in whole seconds since 1970 (RFC 7519 2); nil when there is none.
  package func moment(_ claim: String) -> Int64? {
    let digits = JSONMember.json(claim, in: claims)?.prefix { $0.isNumber }
    return digits.flatMap { Int64($0) }.flatMap { Self.moments.contains($0) ? $0 : nil }
  }

  /// A claim as JSON writes it; nil when there is none.
  func json(_ claim: String) -> String? { JSONMember.json(claim, in: claims) }

  /// How long the token lives, in seconds: `exp` − `iat`; nil when one of them is no moment.
  package var lifetime: Int64? {
    guard let expires = moment("exp"), let issued = moment("iat") else { return nil }
    return expires - issued
  }
}
