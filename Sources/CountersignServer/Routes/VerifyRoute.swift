#if Server
  import CountersignSettings
  import Hummingbird

  /// Answers whether a token in the body is good for anything here.
  struct VerifyRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers 200 and an empty object for a good token.
    func respond(to call: Call) async throws -> Response {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let text = reader.text("token", .required)
      try reader.check()
      let token: VerifiedToken
      do throws(TokenFault) {
        token = try services.judge.verify(text ?? "", as: nil, now: call.now)
      } catch {
        throw Refusal.token(error)
      }
      let user = try await user(of: token)
      try await checkSession(of: token, user, text ?? "", call.now)
      return Response.json([:])
    }

    private func user(of token: VerifiedToken) async throws -> UserRecord {
      let tokens = services.settings.tokens
      guard let subject = token.subject(tokens.userIDClaim),
        let user = try await services.users.user(where: tokens.userIDField, is: subject)
      else { throw Refusal.userUnknown }
      guard user.isActive || !tokens.requireActiveUser else { throw Refusal.userInactive }
      guard !user.hasOutgrown(token, tokens) else { throw Refusal.token(.revoked) }
      return user
    }

    private func checkSession(
      of token: VerifiedToken, _ user: UserRecord, _ text: String, _ now: Int64
    ) async throws {
      if try await isRefresh(token, text) {
        let isRevoked = try await services.sessions.isRevoked(
          text, token, since: user.beginOfSessions(services.settings.tokens), now: now)
        if isRevoked { throw Refusal.token(.revoked) }
      } else if let id = token.sessionID {
        let end = try await services.sessions.endReason(of: id)
        if end?.revokes == true { throw Refusal.token(.revoked) }
      }
    }

    /// Whether it is a refresh token; where tokens do not tell, the store knows those that it gave
    /// out.
    private func isRefresh(_ token: VerifiedToken, _ text: String) async throws -> Bool {
      guard let name = services.settings.tokens.typeClaim else {
        return try await services.sessions.isRecorded(text, token)
      }
      return token.claims[name]?.text == TokenKind.refresh.rawValue
    }
  }
#endif
