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

/// Steps that several experiments take.
extension Probe.Step {
  /// A login, a logout, and a refresh with a copy of the cookie that the login set: the exchanges
  /// are `login`, `logout` and `replay`.
  static let replayAfterLogout: [Probe.Step] = [
    .send(ProbeRequest(.login), as: "login"), .send(ProbeRequest(.logout), as: "logout"),
    .send(.refresh(withCookieOf: "login"), as: "replay"),
  ]
}
