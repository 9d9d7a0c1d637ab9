#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension SessionStore {
    /// What is recorded of a session.
    static func session(_ id: String, _ database: Database) throws -> SessionRecord? {
      let statement = try database.cachedStatement(sql: "SELECT * FROM sessions WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [id]).map(SessionRecord.init(row:))
    }

    /// Whether and when a refresh token was used.
    struct TokenUse {
      /// Milliseconds since 1970; nil before its first use.
      var rotatedAt: Int64?
    }

    /// The use of a refresh token that is recorded under its own digest or, by an earlier version,
    /// under that of its whole text; nil when it is not recorded.
    static func use(
      of id: TokenRecordID, earlier digest: [UInt8], _ database: Database
    ) throws -> TokenUse? {
      let statement = try database.cachedStatement(
        sql: """
          SELECT rotated_at FROM refresh_tokens
          WHERE session_id = ? AND issued_at = ? AND digest IN (?, ?)
          """)
      return try Row.fetchOne(
        statement, arguments: [id.sessionID, id.issuedAt, Data(id.digest), Data(digest)]
      ).map { TokenUse(rotatedAt: $0[0]) }
    }

    /// Records a session.
    static func insert(_ opening: Opening, _ database: Database) throws {
      let openedAt = min(opening.now, opening.grant.signedInAt * 1000 + 999)
      try database.execute(
        sql: """
          INSERT INTO sessions (id, user_id, opened_at, used_at, device) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          opening.grant.sessionID, opening.userID, openedAt, opening.now, opening.device,
        ])
    }

    /// Ends a session that has not ended.
    static func end(
      _ sessionID: String, _ reason: EndReason, _ now: Int64, _ database: Database
    ) throws {
      try database.execute(
        sql: "UPDATE sessions SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL",
        arguments: [now, reason.rawValue, sessionID])
    }
  }

  extension SessionRecord {
    /// Reads a row of the table `sessions`.
    init(row: Row) {
      let reason: String? = row["end_reason"]
      self.init(
        id: row["id"], userID: row["user_id"], openedAt: row["opened_at"], usedAt: row["used_at"],
        endedAt: row["ended_at"], endReason: reason.flatMap(EndReason.init(rawValue:)),
        device: row["device"])
    }
  }
#endif
