#if Server
  import CountersignSettings

  /// What the store says of the user and the session of a token.
  struct Standing: Sendable {
    var user: UserRecord
    /// Why the session ended; nil while it lives, and for tokens without one.
    var end: EndReason?
  }

  extension AuthServices {
    /// What is known of the subject of a token and its session without waiting; nil when there is no
    /// such user. Throws `NotNow`.
    func standingNow(of subject: String, session: String?) throws(NotNow) -> Standing? {
      guard let recent = users.store.recent, recent === sessions.recent,
        let key = RecentRows.UserKey(settings.tokens.userIDField, subject)
      else { throw NotNow() }
      return try recent.standing(key, session: session)
    }

    /// Asks the store about the subject of a token and its session; nil when there is no such user.
    func standing(of subject: String, session: String?) async throws -> Standing? {
      let field = settings.tokens.userIDField
      guard let user = try await users.user(where: field, is: subject) else { return nil }
      guard let session else { return Standing(user: user) }
      return Standing(user: user, end: try await sessions.endReason(of: session))
    }
  }
#endif
