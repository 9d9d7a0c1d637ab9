#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension UserStore {
    /// Records a reset under the digest of its token; those that are over go.
    func openReset(of userID: Int64, token: String, now: Int64) async throws {
      let digest = Data(RefreshDigest.of(token))
      try await store.commits.write { database in
        try database.execute(
          sql: "DELETE FROM password_resets WHERE expires_at <= ?", arguments: [now])
        try database.execute(
          sql: "INSERT INTO password_resets (digest, user_id, expires_at) VALUES (?, ?, ?)",
          arguments: [digest, userID, now + PasswordResets.lifetime])
      }
    }

    /// Whether a reset of this user with this token is open at `now`.
    func isResetOpen(of userID: Int64, token: String, now: Int64) async throws -> Bool {
      let digest = Data(RefreshDigest.of(token))
      return try await store.database.read { database in
        try Bool.fetchOne(
          database,
          sql: """
            SELECT EXISTS (
              SELECT 1 FROM password_resets WHERE digest = ? AND user_id = ? AND expires_at > ?)
            """,
          arguments: [digest, userID, now]) ?? false
      }
    }

    /// Spends a reset and sets the password in one step; false when the reset is not open.
    func finishReset(
      of userID: Int64, token: String, hash: String, now: Int64
    ) async throws -> Bool {
      let digest = Data(RefreshDigest.of(token))
      return try await store.commits.write { database in
        try database.execute(
          sql: "DELETE FROM password_resets WHERE digest = ? AND user_id = ? AND expires_at > ?",
          arguments: [digest, userID, now])
        guard database.changesCount > 0 else { return false }
        try database.execute(
          sql: """
            UPDATE users
            SET password = ?, password_changed_at = max(coalesce(password_changed_at, 0), ?)
            WHERE id = ?
            """,
          arguments: [hash, now, userID])
        try Self.closeResets(of: userID, database)
        return true
      }
    }

    /// Ends all open resets of a user: a new password ends what was asked for before.
    static func closeResets(of userID: Int64, _ database: Database) throws {
      try database.execute(
        sql: "DELETE FROM password_resets WHERE user_id = ?", arguments: [userID])
    }

    /// The same by the user's name.
    static func closeResets(ofUserNamed username: String, _ database: Database) throws {
      try database.execute(
        sql: """
          DELETE FROM password_resets WHERE user_id = (SELECT id FROM users WHERE username = ?)
          """,
        arguments: [username])
    }

    /// Adds an active user whose name and address nobody has, and returns its number.
    ///
    /// Two users of one address could not sign in by it any more, so nobody may take another's.
    /// Throws `UserError.nameTaken` and `.addressTaken`.
    func register(username: String, email: String, passwordHash: String) async throws -> Int64 {
      try await store.commits.write { database in
        let isTaken =
          try !email.isEmpty
          && Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM users WHERE email = ? COLLATE NOCASE)",
            arguments: [email]) ?? false
        guard !isTaken else { throw UserError.addressTaken(email) }
        do {
          try database.execute(
            sql: """
              INSERT INTO users (username, email, first_name, last_name, password, active, extra)
              VALUES (?, ?, '', '', ?, 1, '{}')
              """,
            arguments: [username, email, passwordHash])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          throw UserError.nameTaken(username)
        }
        return database.lastInsertedRowID
      }
    }
  }
#endif
