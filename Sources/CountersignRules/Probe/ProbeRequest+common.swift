package import CountersignSettings

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

  /// A program's request without TLS and without credentials, the CSRF token among them.
  package static func plainHTTP(_ endpoint: Endpoint, body: Body = .none) -> ProbeRequest {
    var request = ProbeRequest(
      endpoint, cookies: .none, body: body, page: .program, csrf: false)
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

extension Probe.Step {
  /// The public keys are asked for (RFC 7517 5); the exchange is `keys`.
  package static let keySet = Probe.Step.send(
    ProbeRequest(.path("/.well-known/jwks.json"), cookies: .none, page: .program), as: "keys")
}

/// Experiments that several rules share.
extension Probe {
  /// A login, and who is signed in by a token that somebody else signed: the exchanges are `login`
  /// and `forged`.
  static func signedBy(
    _ source: @escaping @Sendable (ProbeRequest.CookieSource) -> ProbeRequest.CookieSource,
    likeness: Set<Likeness>, judge: @escaping @Sendable (Transcript) -> Judgement
  ) -> Probe {
    Probe(
      likeness: likeness,
      steps: { settings in
        [
          .send(ProbeRequest(.login), as: "login"),
          .send(
            ProbeRequest(bearing: source(.access(from: "login")), settings), as: "forged"),
        ]
      }, judge: judge)
  }

  /// A login, to see whether the server starts and signs with its key.
  static let loginAlone = Probe(
    likeness: [.keys], steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
    judge: { transcript in
      if let refusal = transcript.refusal {
        return .revealed(Evidence("the server does not start", bytes: [refusal]))
      }
      guard let login = transcript["login"], login.response.status >= 500 else {
        return transcript.judging("login") {
          .held(observed: "login answers \($0.response.status)")
        }
      }
      return .revealed(Evidence("the login breaks", bytes: [login.summary]))
    })
}

extension ProbeRequest {
  /// Who is signed in by a token, in the first place that the profile takes tokens from.
  package init(bearing token: CookieSource, _ settings: AuthSettings) {
    let places = settings.tokens.acceptFrom
    if places.contains(.cookie) {
      self.init(.user, cookies: .exactly([token]))
    } else if places.contains(.header) {
      self.init(.user, cookies: .none, bearer: token)
    } else {
      self.init(.user, cookies: .none, queryToken: token)
    }
  }
}

extension AuthSettings {
  /// Whether what a process keeps for itself is missed: by another process, or after the restarts
  /// that production has.
  var missesMemory: Bool { environment == .production || server.workers > 1 }

  /// A route that takes POST and asks the CSRF defence of whoever is signed in.
  var unsafeEndpoint: ProbeRequest.Endpoint {
    routes.logout != nil && routes.logoutMethods.contains(.post) ? .logout : .data
  }
}
