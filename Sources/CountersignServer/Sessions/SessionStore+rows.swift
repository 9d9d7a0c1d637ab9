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

    /// What is recorded of a refresh token.
    struct TokenRecord {
      /// Milliseconds since 1970; nil before its first use.
      var rotatedAt: Int64?
    }

    /// What is recorded of the token with this digest.
    static func token(_ digest: [UInt8], _ database: Database) throws -> TokenRecord? {
      let statement = try database.cachedStatement(
        sql: "SELECT rotated_at FROM refresh_tokens WHERE digest = ?")
      return try Row.fetchOne(statement, arguments: [Data(digest)])
        .map { TokenRecord(rotatedAt: $0[0]) }
    }

    /// Runs one of the few statements of which each refresh runs some, without parsing it anew.
    private static func run(
      _ sql: String, _ arguments: StatementArguments, _ database: Database
    ) throws {
      try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Writes down that a token was exchanged.
    static func accept(_ rotation: Rotation, isKnown: Bool, _ database: Database) throws {
      if !isKnown {
        try insert(
          Opening(grant: rotation.grant, userID: rotation.userID, now: rotation.now), database)
        try adopt(rotation, database)
      }
      try run(
        "UPDATE sessions SET used_at = ? WHERE id = ?",
        [rotation.now, rotation.grant.sessionID], database)
      guard let successor = rotation.successor else { return }
      let digest = Data(RefreshDigest.of(successor.text))
      try run(
        """
        UPDATE refresh_tokens
        SET rotated_at = coalesce(rotated_at, ?), successor = coalesce(successor, ?)
        WHERE digest = ?
        """,
        [rotation.now, digest, Data(rotation.presented)], database)
      try insert(
        successor, digest, parent: Data(rotation.presented), session: rotation.grant.sessionID,
        rotation.now, database)
    }

    /// Records a token that was taken on trust, so that from now on it counts like any other.
    private static func adopt(_ rotation: Rotation, _ database: Database) throws {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO refresh_tokens (digest, session_id, issued_at, expires_at)
          VALUES (?, ?, ?, ?)
          """,
        arguments: [
          Data(rotation.presented), rotation.grant.sessionID, rotation.now,
          rotation.expiry,
        ])
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

    /// Records a refresh token under its digest.
    static func insert(
      _ token: MintedToken, _ digest: Data, parent: Data?, session: String, _ now: Int64,
      _ database: Database
    ) throws {
      // Without identifiers two tokens of one second are the same text.
      try run(
        """
        INSERT OR IGNORE INTO refresh_tokens
          (digest, session_id, parent, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)
        """,
        [digest, session, parent, now, token.expiry * 1000], database)
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
