import CountersignSettings

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

  /// A program's request without TLS and without credentials.
  package static func plainHTTP(_ endpoint: Endpoint, body: Body = .none) -> ProbeRequest {
    var request = ProbeRequest(endpoint, cookies: .none, body: body, page: .program)
    request.isPlainHTTP = true
    return request
  }

  /// A request that changes something, with the cookies that an exchange set and without what the
  /// CSRF defence asks for: the logout where it takes POST, else one to the sample of an app's
  /// route.
  static func unsafe(
    _ settings: AuthSettings, by exchange: String, page: Page
  ) -> ProbeRequest {
    ProbeRequest(
      settings.unsafeEndpoint, method: "POST",
      cookies: .exactly([.access(from: exchange), .refresh(from: exchange)]), page: page,
      csrf: false)
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

extension AuthSettings {
  /// A route that takes POST and asks the CSRF defence of whoever is signed in.
  var unsafeEndpoint: ProbeRequest.Endpoint {
    routes.logout != nil && routes.logoutMethods.contains(.post) ? .logout : .data
  }
}
