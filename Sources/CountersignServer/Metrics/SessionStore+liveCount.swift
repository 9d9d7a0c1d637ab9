#if Server
  import GRDB

  extension SessionStore {
    /// How many sessions have not ended and hold a refresh token that still lasts at `now`.
    func liveCount(now: Int64) async throws -> Int {
      try await reading.read { database in
        try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM sessions WHERE ended_at IS NULL AND EXISTS (
              SELECT 1 FROM refresh_tokens
              WHERE session_id = sessions.id AND expires_at > ?)
            """,
          arguments: [now]) ?? 0
      }
    }
  }
#endif
