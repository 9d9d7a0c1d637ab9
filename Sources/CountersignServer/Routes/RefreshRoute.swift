#if Server
  import CountersignSettings
  import Hummingbird

  /// Exchanges the refresh token for a new access token.
  ///
  /// A refusal deletes no cookie: of two copies of a request the one that comes late would take
  /// away the cookies that the other has just set.
  struct RefreshRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers a refresh.
    func respond(to call: Call) async throws -> Response {
      guard let text = try RefreshTokenPlace(services).token(in: call) else {
        throw Refusal.refreshTokenMissing
      }
      let token: VerifiedToken
      do throws(TokenFault) {
        token = try services.judge.verify(text, as: .refresh, now: call.now)
      } catch {
        throw Refusal.token(error)
      }
      let user = try await user(of: token)
      let pair = try await exchange(text, token, user, call.now)
      let answer = TokenAnswer(services)
      return Response.json(
        answer.refresh(pair, now: call.now),
        cookies: services.cookies.retiredDeletions(seenIn: call.cookies, now: call.now)
          + answer.cookies(for: pair))
    }

    private func user(of token: VerifiedToken) async throws -> UserRecord {
      let tokens = services.settings.tokens
      guard let subject = token.subject(tokens.userIDClaim),
        let user = try await services.users.user(where: tokens.userIDField, is: subject),
        user.isActive || !tokens.requireActiveUser
      else { throw Refusal.accountInactive }
      guard !user.hasOutgrown(token, tokens) else { throw Refusal.token(.revoked) }
      return user
    }

    private func exchange(
      _ text: String, _ token: VerifiedToken, _ user: UserRecord, _ now: Int64
    ) async throws -> TokenPair {
      let grant = try grant(of: token, now: now)
      let presented = TokenRecordID(text, token, sessionID: grant.sessionID)
      let heirs =
        services.policy.rotates
        ? try Heirs(services.mint, grant, of: presented.digest, now: now) : nil
      let outcome = try await services.sessions.rotate(
        SessionStore.Rotation(
          presented: presented, text: text, grant: grant, userID: user.id, heirs: heirs,
          issuedAt: token.issuedAt.map { $0 * 1000 }, expiry: token.end * 1000,
          since: user.beginOfSessions(services.settings.tokens), now: now))
      switch outcome {
      case .granted(let refresh):
        return TokenPair(access: try services.mint.access(for: grant, now: now), refresh: refresh)
      case .refused(let fault): throw Refusal.token(fault)
      }
    }

    /// What the token says of its session; a token of another maker begins a session of its own.
    private func grant(of token: VerifiedToken, now: Int64) throws -> Grant {
      let tokens = services.settings.tokens
      return Grant(
        subject: token.subject(tokens.userIDClaim) ?? "",
        sessionID: try token.sessionID ?? TokenMint.identifier(services.random),
        signedInAt: token.signedInAt ?? now / 1000,
        extra: tokens.claims.compactMap { name in
          token.claims[name].map { JSONObject.Member(name: name, value: $0) }
        })
    }
  }

  /// Where a profile takes refresh tokens from.
  struct RefreshTokenPlace: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// The token of the body, else of the cookie; nil when there is neither.
    ///
    /// Throws a `Refusal` for a body that cannot be read.
    func token(in call: Call) throws(Refusal) -> String? {
      let body = try CallBody(call, services.settings.server)
      let places = services.settings.tokens.acceptFrom
      if places.contains(.body), body.fields["refresh"] != nil {
        var reader = FieldReader(body)
        let text = reader.text("refresh", .required)
        try reader.check()
        return text
      }
      return places.contains(.cookie) ? call.cookies[services.cookies.refresh.name] : nil
    }
  }
#endif
