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
      // An unreadable body must not keep anybody signed in.
      let body = try? RefreshTokenPlace(services).token(in: call)
      let cookie = call.cookies[services.cookies.refresh.name]
      if let text = body ?? cookie, let id = sessionID(of: text, now: call.now) {
        try await services.sessions.logOut(id, now: call.now)
      }
      return Response.json(
        ["detail": "Successfully logged out."], cookies: try await deletions(call))
    }

    /// The session of a refresh token whose signature is good; an expired one still names it.
    private func sessionID(of text: String, now: Int64) -> String? {
      let tokens = services.settings.tokens
      guard let token = try? services.judge.authentic(text, now: now) else { return nil }
      if let name = tokens.typeClaim, token.claims[name]?.text != TokenKind.refresh.rawValue {
        return nil
      }
      return token.sessionID
    }

    private func deletions(_ call: Call) async throws -> [SetCookie] {
      let plan = services.cookies
      var cookies = [plan.access.deletion, plan.refresh.deletion]
      if let key = call.cookies[plan.session.name] {
        try await services.sessions.closeFrameworkSession(key)
        cookies.append(plan.session.deletion)
      } else if services.settings.session.login {
        cookies.append(plan.session.deletion)
      }
      return cookies + plan.retiredDeletions(seenIn: call.cookies, now: call.now)
    }
  }
#endif
