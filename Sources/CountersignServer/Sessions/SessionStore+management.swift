#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension SessionStore {
    /// The sessions of a user that live, the newest first.
    func sessions(of userID: Int64) async throws -> [SessionRecord] {
      try await reading.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT * FROM sessions WHERE user_id = ? AND ended_at IS NULL
            ORDER BY opened_at DESC
            """,
          arguments: [userID]
        ).map(SessionRecord.init(row:))
      }
    }

    /// Ends all sessions of a user but one; nil spares none.
    package func endAll(
      of userID: Int64, except spared: String? = nil, because reason: EndReason, now: Int64
    ) async throws {
      try await commits.write { database in
        try database.execute(
          sql: """
            UPDATE sessions SET ended_at = ?, end_reason = ?
            WHERE user_id = ? AND ended_at IS NULL AND id IS NOT ?
            """,
          arguments: [now, reason.rawValue, userID, spared])
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE user_id = ?", arguments: [userID])
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
    /// Records a framework session under the digest of its key, until a time in milliseconds.
    func openFrameworkSession(_ key: String, userID: Int64, until end: Int64) async throws {
      let digest = Data(RefreshDigest.of(key))
      try await commits.write { database in
        try database.execute(
          sql: "INSERT INTO framework_sessions (digest, user_id, expires_at) VALUES (?, ?, ?)",
          arguments: [digest, userID, end])
      }
    }

    /// The user of a framework session that lives at `now`.
    func frameworkSessionUser(_ key: String, now: Int64) async throws -> Int64? {
      let digest = Data(RefreshDigest.of(key))
      return try await reading.read { database in
        try Int64.fetchOne(
          database,
          sql: "SELECT user_id FROM framework_sessions WHERE digest = ? AND expires_at > ?",
          arguments: [digest, now])
      }
    }

    /// Ends a framework session.
    func closeFrameworkSession(_ key: String) async throws {
      let digest = Data(RefreshDigest.of(key))
      try await commits.write { database in
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE digest = ?", arguments: [digest])
      }
    }
  }
#endif
