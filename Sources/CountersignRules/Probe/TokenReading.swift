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

  /// A claim that is a whole number; nil when there is none.
  package func number(_ claim: String) -> Int64? {
    guard let start = claims.ranges(of: "\"\(claim)\":").first?.upperBound else { return nil }
    let digits = claims[start...].drop { $0 == " " }.prefix { $0.isNumber }
    return Int64(digits)
  }

  /// A claim that is a text, as JSON writes it; nil when there is none.
  package func text(_ claim: String) -> String? {
    guard let start = claims.ranges(of: "\"\(claim)\":").first?.upperBound else { return nil }
    let value = claims[start...].drop { $0 == " " }
    guard value.first == "\"" else { return nil }
    return String(value.dropFirst().prefix { $0 != "\"" })
  }

  /// How long the token lives, in seconds: `exp` − `iat`.
  package var lifetime: Int64? {
    guard let expires = number("exp"), let issued = number("iat") else { return nil }
    return expires - issued
  }
}
