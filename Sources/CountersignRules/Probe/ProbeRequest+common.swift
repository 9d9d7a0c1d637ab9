/// Requests that many experiments make.
extension ProbeRequest {
  /// A refresh with nothing but the refresh cookie that an exchange set; the jar stays as it is.
  static func refresh(withCookieOf exchange: String) -> ProbeRequest {
    ProbeRequest(.refresh, cookies: .exactly([.refresh(from: exchange)]))
  }

  /// Who is signed in, by the access cookie that an exchange set.
  static func user(withCookieOf exchange: String) -> ProbeRequest {
    ProbeRequest(.user, cookies: .exactly([.access(from: exchange)]))
  }
}

/// A page that no profile knows.
enum ForeignPage {
  /// Its origin; the name is reserved (RFC 6761 6.4).
  static let origin = "https://evil.invalid"
}
