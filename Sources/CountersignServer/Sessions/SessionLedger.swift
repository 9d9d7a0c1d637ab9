#if Server
  import GRDB

  /// The sessions in a store's file, for its operator.
  ///
  /// A server whose profile keeps its list of revoked tokens in memory has its sessions there too,
  /// out of this reach.
  package struct SessionLedger: Sendable {
    private let store: Store

    /// Works on the sessions of `store`.
    package init(_ store: Store) {
      self.store = store
    }

    /// A session that was not ended and has a refresh token that is not expired.
    package struct Entry: Hashable, Sendable {
      /// The session's number, the `sid` claim of its tokens.
      package var id: String
      /// The user's name.
      package var username: String
      /// When it was opened, as RFC 3339 writes it.
      package var openedAt: String
      /// When it was refreshed last, as RFC 3339 writes it.
      package var usedAt: String
      /// What the client called itself; empty when it did not say.
      package var device: String
    }

    /// The sessions of a user, or of all, the newest first; `now` in milliseconds since 1970.
    ///
    /// Throws `UserError.unknown`.
    package func entries(of username: String?, now: Int64) async throws -> [Entry] {
      try await store.database.read { database in
        if let username { _ = try Self.number(of: username, database) }
        return try Row.fetchAll(
          database,
          sql: """
            SELECT sessions.*, username FROM sessions JOIN users ON users.id = user_id
            WHERE username = coalesce(?, username) AND \(SessionStore.isAlive)
            ORDER BY opened_at DESC, sessions.id
            """,
          arguments: [username, -1, -1, now]
        ).map(Entry.init(row:))
      }
    }

    /// Ends one session; false when there is none of this number that lives.
    package func revoke(_ sessionID: String, now: Int64) async throws -> Bool {
      try await store.commits.write { database in
        try SessionStore.end(sessionID, .revoked, now, database)
        return database.changesCount > 0
      }
    }

    /// Ends the sessions of a user, or of all, for a reason, and returns how many.
    ///
    /// Throws `UserError.unknown`.
    package func revokeAll(
      of username: String?, because reason: EndReason = .revoked, now: Int64
    ) async throws -> Int {
      try await store.commits.write { database in
        let userID = try username.map { try Self.number(of: $0, database) }
        try database.execute(
          sql: """
            UPDATE sessions SET ended_at = ?, end_reason = ?
            WHERE ended_at IS NULL AND user_id = coalesce(?, user_id)
            """,
          arguments: [now, reason.rawValue, userID])
        let count = database.changesCount
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE user_id = coalesce(?, user_id)",
          arguments: [userID])
        return count
      }
    }

    private static func number(of username: String, _ database: Database) throws -> Int64 {
      let found = try Int64.fetchOne(
        database, sql: "SELECT id FROM users WHERE username = ?", arguments: [username])
      guard let found else { throw UserError.unknown(username) }
      return found
    }
  }

  extension SessionLedger.Entry {
    fileprivate init(row: Row) {
      let session = SessionRecord(row: row)
      self.init(
        id: session.id, username: row["username"],
        openedAt: CalendarDate.rfc3339(seconds: session.openedAt / 1000),
        usedAt: CalendarDate.rfc3339(seconds: session.usedAt / 1000), device: session.device)
    }
  }
#endif
