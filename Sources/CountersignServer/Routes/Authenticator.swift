#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Finds out who makes a request.
  struct Authenticator: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Who was found, and by what.
    struct Finding: Sendable {
      var identity: Identity
      var user: UserRecord
    }

    /// Tries what `server.authentication` lists, in its order; nil when nothing was presented.
    ///
    /// Throws a `Refusal` for credentials that are presented and bad.
    func finding(for call: Call) async throws -> Finding? {
      for method in services.settings.server.authentication {
        let found: Finding? =
          switch method {
          case .jwtCookie: try await byToken(call)
          case .session: try await bySession(call)
          case .basic: try await byPassword(call)
          // No route hands out stored tokens, so there is none that could be good.
          case .token: nil
          }
        if let found { return found }
      }
      return nil
    }

    /// Puts the user of good credentials into the call.
    ///
    /// Throws a `Refusal` for bad ones, and for none where they are required.
    func identify(_ call: inout Call, _ credentials: Endpoint.Credentials) async throws {
      guard credentials != .ignored else { return }
      if let finding = try await finding(for: call) {
        call.identity = finding.identity
        call.user = finding.user
      } else if credentials == .required {
        throw Refusal.anonymous
      }
    }

    /// Checks the CSRF defence of an unsafe request.
    func checkCSRF(_ call: Call, isPublicRoute: Bool) throws(Refusal) {
      guard !call.isSafe else { return }
      // A page of another site cannot set this header without a preflight, and a browser does not
      // add it of its own accord, so the request does not ride on anybody's cookies.
      if bearerWord(call) != nil { return }
      let headers = call.head.headerFields
      let cookies = services.cookies
      let carried =
        [cookies.access.name, cookies.refresh.name]
        + (services.settings.server.authentication.contains(.session) ? [cookies.session.name] : [])
      let scheme = services.scheme.isSecure(headers) ? "https" : "http"
      try services.csrf.check(
        CSRFGuard.Evidence(
          isPublicRoute: isPublicRoute,
          carriesCredentials: carried.contains { call.cookies.contains($0) },
          origins: OriginHeaders(
            origin: headers[.origin], fetchSite: headers[.fetchSite],
            referer: headers[.referer]),
          reached: call.head.authority.map { "\(scheme)://\($0)" },
          header: services.csrfHeader.flatMap { headers[$0] },
          cookie: call.cookies[cookies.csrf.name]))
    }

    /// The access token of a request, from where the profile takes it: header, cookie, query.
    func accessToken(_ call: Call) throws(Refusal) -> String? {
      let places = services.settings.tokens.acceptFrom
      if places.contains(.header) {
        if let authorization = call.head.headerFields[.authorization] {
          let words = authorization.split(separator: " ")
          if words.first == "Bearer" {
            guard words.count == 2 else { throw .authorizationHeader }
            return String(words[1])
          }
        }
      }
      if places.contains(.cookie), let value = call.cookies[services.cookies.access.name] {
        return value
      }
      return places.contains(.query) ? call.queryValue("token") : nil
    }

    private func bearerWord(_ call: Call) -> Substring? {
      guard services.settings.tokens.acceptFrom.contains(.header) else { return nil }
      let words = call.head.headerFields[.authorization]?.split(separator: " ") ?? []
      return words.count == 2 && words[0] == "Bearer" ? words[1] : nil
    }
  }

  extension Authenticator {
    private func byToken(_ call: Call) async throws -> Finding? {
      guard let text = try accessToken(call) else { return nil }
      let token: VerifiedToken
      do throws(TokenFault) {
        token = try services.judge.verify(text, as: .access, now: call.now)
      } catch {
        throw Refusal.accessToken(error)
      }
      guard let subject = token.subject(services.settings.tokens.userIDClaim) else {
        throw Refusal.subjectMissing
      }
      guard let standing = try await standing(of: subject, token) else { throw Refusal.userUnknown }
      let user = standing.user
      guard user.isActive || !services.settings.tokens.requireActiveUser else {
        throw Refusal.userInactive
      }
      guard !user.hasOutgrown(token, services.settings.tokens) else {
        throw Refusal.passwordChanged
      }
      try checkEnd(standing.end)
      return Finding(
        identity: Identity(userID: user.id, username: user.username, sessionID: token.sessionID),
        user: user)
    }

    private func standing(of subject: String, _ token: VerifiedToken) async throws -> Standing? {
      do throws(NotNow) {
        return try services.standingNow(of: subject, session: token.sessionID)
      } catch {
        return try await services.standing(of: subject, session: token.sessionID)
      }
    }

    private func checkEnd(_ reason: EndReason?) throws(Refusal) {
      guard let reason, reason.revokes else { return }
      throw reason == .password ? .passwordChanged : .accessToken(.revoked)
    }

    private func bySession(_ call: Call) async throws -> Finding? {
      guard let key = call.cookies[services.cookies.session.name],
        let id = try await services.sessions.frameworkSessionUser(key, now: call.now)
      else { return nil }
      return try await active(services.users.user(id: id))
    }

    private func byPassword(_ call: Call) async throws -> Finding? {
      guard let words = call.head.headerFields[.authorization]?.split(separator: " "),
        words.count == 2, words[0].lowercased() == "basic",
        let data = Data(base64Encoded: String(words[1])),
        let text = String(validating: data, as: UTF8.self),
        let colon = text.firstIndex(of: ":")
      else { return nil }
      let name = String(text[..<colon])
      try services.limits.admitLogin(from: call.address, now: call.now)
      let target = try await services.target(username: name)
      let isRight = try await services.isRight(
        String(text[text.index(after: colon)...]), of: target, now: call.now)
      guard isRight, let user = target.user, user.isActive else { throw Refusal.anonymous }
      return active(user)
    }

    private func active(_ user: UserRecord?) -> Finding? {
      guard let user, user.isActive else { return nil }
      return Finding(
        identity: Identity(userID: user.id, username: user.username, sessionID: nil), user: user)
    }
  }
#endif
