#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// Opens a session for a user whose password was right, and answers with its tokens.
  struct SignIn: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Opens the session and gives the tokens with the cookies that carry them.
    func open(for user: UserRecord, _ call: Call) async throws -> (TokenPair, [SetCookie]) {
      let now = call.now
      let tokens = services.settings.tokens
      guard let subject = user.subject(tokens.userIDField) else { throw Refusal.userUnknown }
      let grant = Grant(
        subject: subject, sessionID: try TokenMint.identifier(services.random),
        signedInAt: now / 1000, extra: extraClaims(of: user))
      let refresh = try services.mint.refresh(for: grant, now: now)
      try await services.sessions.open(
        SessionStore.Opening(grant: grant, userID: user.id, device: call.device, now: now),
        token: refresh)
      let pair = TokenPair(access: try services.mint.access(for: grant, now: now), refresh: refresh)
      return (pair, TokenAnswer(services).cookies(for: pair))
    }

    /// Opens a session and answers with its tokens, in cookies and as far as the profile puts them
    /// into bodies.
    func answer(
      _ user: UserRecord, _ call: Call, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
      let (pair, tokenCookies) = try await open(for: user, call)
      let body = TokenAnswer(services).login(pair, user: user.json, now: call.now)
      var cookies = services.cookies.retiredDeletions(seenIn: call.cookies, now: call.now)
      cookies += tokenCookies
      cookies += try await frameworkCookies(for: user, now: call.now)
      if services.csrf.usesToken || services.settings.session.login {
        cookies.append(services.cookies.csrf.with(try services.randomToken()))
      }
      return Response.json(body, status: status, cookies: cookies)
    }

    /// The line that sets a framework session, where the profile opens one beside the tokens.
    private func frameworkCookies(for user: UserRecord, now: Int64) async throws -> [SetCookie] {
      guard services.settings.session.login else { return [] }
      let key = try services.randomToken()
      let cookie = services.cookies.session.with(key)
      try await services.sessions.openFrameworkSession(
        key, userID: user.id, until: now + (cookie.maxAge ?? 0) * 1000)
      return [cookie]
    }

    private func extraClaims(of user: UserRecord) -> [JSONObject.Member] {
      services.settings.tokens.claims.compactMap { name in
        user.value(of: name).map { JSONObject.Member(name: name, value: $0) }
      }
    }
  }
#endif
