#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension SessionStore {
    /// The sessions of a user that live at `now`, the newest first.
    func sessions(of userID: Int64, now: Int64) async throws -> [SessionRecord] {
      try await reading.read { [policy] database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT * FROM sessions WHERE user_id = ? AND \(Self.isAlive)
            ORDER BY opened_at DESC, id
            """,
          arguments: [userID] + policy.lifeBounds(now)
        ).map(SessionRecord.init(row:))
      }
    }

    /// Ends one session of a user; false when the user has no such session that lives.
    func end(
      _ sessionID: String, of userID: Int64, because reason: EndReason, now: Int64
    ) async throws -> Bool {
      try await commits.write { [policy] database in
        try database.execute(
          sql: """
            UPDATE sessions SET ended_at = ?, end_reason = ?
            WHERE id = ? AND user_id = ? AND \(Self.isAlive)
            """,
          arguments: [now, reason.rawValue, sessionID, userID] + policy.lifeBounds(now))
        return database.changesCount > 0
      }
    }

    /// Ends all sessions of a user but one; nil spares none. Returns how many ended.
    ///
    /// Framework sessions end too, except the one with the key `sparedKey`.
    @discardableResult
    package func endAll(
      of userID: Int64, except spared: String? = nil, sparedKey: String? = nil,
      because reason: EndReason, now: Int64
    ) async throws -> Int {
      let digest = sparedKey.map { Data(RefreshDigest.of($0)) }
      return try await commits.write { database in
        try database.execute(
          sql: """
            UPDATE sessions SET ended_at = ?, end_reason = ?
            WHERE user_id = ? AND ended_at IS NULL AND id IS NOT ?
            """,
          arguments: [now, reason.rawValue, userID, spared])
        let count = database.changesCount
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE user_id = ? AND digest IS NOT ?",
          arguments: [userID, digest])
        return count
      }
    }

    /// Removes what is over: expired tokens, and sessions none of whose tokens is left.
    package func purge(now: Int64) async throws {
      try await commits.write { database in
        try database.execute(
          sql: "DELETE FROM refresh_tokens WHERE expires_at < ?", arguments: [now])
        try database.execute(
          sql: """
            DELETE FROM sessions WHERE used_at < ?
            AND NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = sessions.id)
            """,
          arguments: [now - 86_400_000])
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE expires_at < ?", arguments: [now])
      }
    }
  }

  extension SessionStore {
    /// The condition on `sessions` that one lives; its parameters are `SessionPolicy.lifeBounds`.
    static let isAlive = """
      ended_at IS NULL AND used_at > ? AND opened_at > ? AND EXISTS (
        SELECT 1 FROM refresh_tokens WHERE session_id = sessions.id AND expires_at > ?)
      """

    /// Ends the oldest sessions of a user until `maximum` are left, the new one among them.
    ///
    /// What is over already does not count, so that it does not push out one that lives.
    static func makeRoom(
      _ maximum: Int, _ opening: Opening, _ policy: SessionPolicy, _ database: Database
    ) throws {
      let (userID, now) = (opening.userID, opening.now)
      try database.execute(
        sql: """
          UPDATE sessions SET ended_at = ?, end_reason = ?
          WHERE user_id = ? AND ended_at IS NULL AND id NOT IN (
            SELECT id FROM sessions WHERE user_id = ? AND \(isAlive)
            ORDER BY id = ? DESC, opened_at DESC LIMIT ?)
          """,
        arguments: [now, EndReason.replaced.rawValue, userID, userID] + policy.lifeBounds(now)
          + [opening.grant.sessionID, maximum])
    }
  }

  extension SessionPolicy {
    /// Before which times of last use, login and expiry a session is over at `now`.
    func lifeBounds(_ now: Int64) -> StatementArguments {
      [now - (idle ?? now + 1), now - (absolute ?? now + 1), now]
    }
  }
#endif
