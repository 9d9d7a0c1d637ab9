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

    /// A session that was opened just now.
    struct Opened: Sendable {
      /// Its number.
      var id: String
      var tokens: TokenPair
      /// The lines that carry the tokens, and the framework session where there is one.
      var cookies: [SetCookie]
    }

    /// Opens a session, and a framework session beside it where the profile has one; nil when the
    /// password was changed since `user` was read.
    ///
    /// Whoever changes it later finds the session and ends it; so no session of an old password is
    /// left, however the two are interleaved.
    func open(for user: UserRecord, _ call: Call) async throws -> Opened? {
      var opened = try await begin(for: user, call)
      let framework = try await frameworkCookies(for: user, now: call.now)
      guard try await isCurrent(user) else {
        _ = try await services.sessions.end(
          opened.id, of: user.id, because: .password, now: call.now)
        for cookie in framework {
          try await services.sessions.closeFrameworkSession(cookie.value)
        }
        return nil
      }
      opened.cookies += framework
      return opened
    }

    /// Opens a session and answers with its tokens, in cookies and as far as the profile puts them
    /// into bodies.
    func answer(
      _ user: UserRecord, _ call: Call, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
      guard let opened = try await open(for: user, call) else {
        throw Refusal.fields(.deniedLogin)
      }
      let body = TokenAnswer(services).login(opened.tokens, user: user.json, now: call.now)
      var cookies = services.cookies.retiredDeletions(seenIn: call.cookies, now: call.now)
      cookies += opened.cookies
      if services.csrf.usesToken || services.settings.session.login {
        cookies.append(services.cookies.csrf.with(try services.randomToken()))
      }
      return Response.json(body, status: status, cookies: cookies)
    }

    private func begin(for user: UserRecord, _ call: Call) async throws -> Opened {
      let now = call.now
      let tokens = services.settings.tokens
      // Without what tokens are to name them by, a user cannot be told from others.
      guard let subject = user.subject(tokens.userIDField) else {
        throw Refusal.fields(.deniedLogin)
      }
      let grant = Grant(
        subject: subject, sessionID: try TokenMint.identifier(services.random),
        signedInAt: now / 1000, extra: extraClaims(of: user))
      let refresh = try services.mint.refresh(for: grant, now: now)
      try await services.sessions.open(
        SessionStore.Opening(grant: grant, userID: user.id, device: call.device, now: now),
        token: refresh)
      let pair = TokenPair(access: try services.mint.access(for: grant, now: now), refresh: refresh)
      return Opened(
        id: grant.sessionID, tokens: pair, cookies: TokenAnswer(services).cookies(for: pair))
    }

    /// Whether the password is still the one of `user`; a hash of another sort or cost may have been
    /// renewed meanwhile.
    private func isCurrent(_ user: UserRecord) async throws -> Bool {
      guard let current = try await services.users.user(id: user.id) else { return false }
      return current.passwordChangedAt == user.passwordChangedAt
        && (current.passwordHash == user.passwordHash
          || services.passwords.isOutdated(user.passwordHash))
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
