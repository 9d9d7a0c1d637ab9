#if Server
  import CountersignSettings
  import Hummingbird

  /// Ends the session and deletes its cookies, whatever state the credentials are in.
  struct LogoutRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers a logout.
    func respond(to call: Call) async throws -> Response {
      for id in Set(tokens(of: call).compactMap { sessionID(of: $0, now: call.now) }) {
        try await services.sessions.logOut(id, now: call.now)
      }
      if let key = call.cookies[services.cookies.session.name] {
        try await services.sessions.closeFrameworkSession(key)
      }
      return Response.json(
        ["detail": "Successfully logged out."], cookies: SignOut(services).deletions(for: call))
    }

    /// Whatever may name the session: the refresh token of body and cookie, and the access token.
    ///
    /// A profile whose refresh cookie does not reach logout has put revocation out of reach; its
    /// server does not make up for that, or nobody would see it before another server does the
    /// same.
    private func tokens(of call: Call) -> [String] {
      // An unreadable body must not keep anybody signed in.
      let body = try? RefreshTokenPlace(services).token(in: call)
      let refresh = [body, call.cookies[services.cookies.refresh.name]].compactMap(\.self)
      guard services.cookies.refresh.reaches(call.path) else { return refresh }
      let access = try? Authenticator(services).accessToken(call)
      return refresh + [access].compactMap(\.self)
    }

    /// The session of a token whose signature is good; an expired one still names it.
    private func sessionID(of text: String, now: Int64) -> String? {
      (try? services.judge.authentic(text, now: now))?.sessionID
    }
  }

  extension SetCookie {
    /// Whether a browser sends the cookie to a path. Source: RFC 6265bis, section 5.1.4.
    fileprivate func reaches(_ target: String) -> Bool {
      guard target.hasPrefix(path) else { return false }
      return target.count == path.count || path.hasSuffix("/")
        || target.dropFirst(path.count).hasPrefix("/")
    }
  }
#endif
