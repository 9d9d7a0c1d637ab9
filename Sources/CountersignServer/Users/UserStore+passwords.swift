#if Server
  import CountersignKeys
  import CountersignSettings
  import GRDB

  extension UserStore {
    /// Gives a user a new password, at `now` in milliseconds since 1970; `hash` is a PHC string.
    ///
    /// Tokens that were issued before are refused from then on, where the profile says so. Throws
    /// `UserError.unknown`.
    package func setPassword(_ hash: String, _ username: String, at now: Int64) async throws {
      try await store.commits.write { database in
        try Self.change(
          """
          UPDATE users
          SET password = ?, password_changed_at = max(coalesce(password_changed_at, 0), ?)
          WHERE username = ?
          """,
          [hash, now, username], username, database)
        try Self.closeResets(ofUserNamed: username, database)
      }
    }

    /// Gives a user the password that he chose at `now`, in milliseconds since 1970, and returns him
    /// as he is then; nil when it was changed since `user` was read.
    func changePassword(
      of user: UserRecord, to hash: String, at now: Int64
    ) async throws -> UserRecord? {
      try await store.commits.write { database in
        var changed = user
        changed.passwordHash = hash
        changed.passwordChangedAt = max(user.passwordChangedAt ?? 0, now)
        try database.execute(
          sql: """
            UPDATE users SET password = ?, password_changed_at = ?
            WHERE id = ? AND password = ? AND password_changed_at IS ?
            """,
          arguments: [
            hash, changed.passwordChangedAt, user.id, user.passwordHash, user.passwordChangedAt,
          ])
        guard database.changesCount > 0 else { return nil }
        try Self.closeResets(of: user.id, database)
        return changed
      }
    }

    /// Gives a user a new password and leaves the tokens good that were issued before; messages
    /// that reset the old one are good no longer.
    ///
    /// Throws `UserError.unknown`.
    package func replacePassword(_ hash: String, _ username: String) async throws {
      try await store.commits.write { database in
        try Self.change(
          "UPDATE users SET password = ? WHERE username = ?", [hash, username], username, database)
        try Self.closeResets(ofUserNamed: username, database)
      }
    }

    /// Replaces the hash of an unchanged password.
    ///
    /// Nothing happens when the password was changed meanwhile: the new one must not be undone.
    func renewPasswordHash(of user: UserRecord, to hash: String) async throws {
      try await store.commits.write { database in
        try database.execute(
          sql: "UPDATE users SET password = ? WHERE id = ? AND password = ?",
          arguments: [hash, user.id, user.passwordHash])
      }
    }

    /// The most PBKDF2 iterations of any record that came from Django; 0 when there is none.
    func djangoIterations() async throws -> Int {
      let found = try await store.database.read { try Int.fetchOne($0, sql: Schema.mostIterations) }
      return found.map { min($0, DjangoHash.iterationLimit) } ?? 0
    }
  }

  extension UserRecord {
    /// Whether the password was changed after the token was issued, and the profile minds.
    ///
    /// Tokens count whole seconds, so one of the very second passes here; its session is the older
    /// one, and refuses it at the next refresh. This holds across restarts and for changes made by another program, which a list
    /// of revoked tokens in the server's memory does not.
    func hasOutgrown(_ token: VerifiedToken, _ tokens: AuthSettings.Tokens) -> Bool {
      guard tokens.revokeOnPasswordChange, let changed = passwordChangedAt else { return false }
      return (token.issuedAt ?? 0) < changed / 1000
    }

    /// When the sessions of this password begin, in milliseconds since 1970; nil when those of an
    /// older password are good as well.
    func beginOfSessions(_ tokens: AuthSettings.Tokens) -> Int64? {
      tokens.revokeOnPasswordChange ? passwordChangedAt : nil
    }
  }
#endif
