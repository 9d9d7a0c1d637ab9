#if Server
  import Synchronization

  /// What a rotation reads and writes, as statements that stay prepared on the writing connection.
  final class RotationRows: Sendable {
    private struct Statements: ~Copyable {
      var session = HeldStatement(
        "SELECT \(SessionRecord.columns) FROM sessions WHERE id = ?")
      var token = HeldStatement(
        """
        SELECT rotated_at, successor, expires_at FROM refresh_tokens
        WHERE session_id = ? AND issued_at = ? AND digest = ?
        """)
      var use = HeldStatement("UPDATE sessions SET used_at = ? WHERE id = ?")
      var spend = HeldStatement(
        """
        UPDATE refresh_tokens
        SET rotated_at = coalesce(rotated_at, ?), successor = coalesce(successor, ?)
        WHERE session_id = ? AND issued_at = ? AND digest = ?
        """)
      // Without identifiers two tokens of one second are the same text.
      var record = HeldStatement(
        """
        INSERT OR IGNORE INTO refresh_tokens (session_id, issued_at, digest, expires_at)
        VALUES (?, ?, ?, ?)
        """)
    }

    private let statements = Mutex(Statements())

    /// What is recorded of a session.
    func session(_ id: String, _ connection: HeldStatement.Connection) throws -> SessionRecord? {
      try statements.withLock { statements in
        try statements.session.row(.text(id), on: connection, SessionRecord.init(row:))
      }.flatMap(\.self)
    }

    /// What is recorded of a refresh token.
    func token(_ id: TokenRecordID, _ connection: HeldStatement.Connection) throws -> TokenRecord? {
      try statements.withLock { statements in
        try statements.token.row(
          .text(id.sessionID), .integer(id.issuedAt), .octets(id.digest), on: connection,
          TokenRecord.init(row:))
      }
    }

    /// Writes down that a session was used at `now`, in milliseconds since 1970.
    func use(_ sessionID: String, now: Int64, _ connection: HeldStatement.Connection) throws {
      try statements.withLock { statements in
        try statements.use.execute(.integer(now), .text(sessionID), on: connection)
      }
    }

    /// Writes down that a token was exchanged for another at `now`; the first time counts.
    func spend(
      _ id: TokenRecordID, for successor: [UInt8], now: Int64,
      _ connection: HeldStatement.Connection
    ) throws {
      try statements.withLock { statements in
        try statements.spend.execute(
          .integer(now), .octets(successor), .text(id.sessionID), .integer(id.issuedAt),
          .octets(id.digest), on: connection)
      }
    }

    /// Records a token that was made at `now`, in milliseconds since 1970, and lasts until `expiry`,
    /// in seconds.
    ///
    /// The end bears the fraction of the beginning: so the index of ends grows at its end, where
    /// tokens of one second would else be sorted by session.
    func record(
      _ id: TokenRecordID, until expiry: Int64, now: Int64, _ connection: HeldStatement.Connection
    ) throws {
      let expiresAt = expiry * 1000 + now % 1000
      try statements.withLock { statements in
        try statements.record.execute(
          .text(id.sessionID), .integer(id.issuedAt), .octets(id.digest), .integer(expiresAt),
          on: connection)
      }
    }

    /// Ends the statements, before their connection is closed.
    func close() {
      statements.withLock { statements in
        statements.session.close()
        statements.token.close()
        statements.use.close()
        statements.spend.close()
        statements.record.close()
      }
    }
  }

  /// What is recorded of a refresh token; times in milliseconds since 1970.
  struct TokenRecord {
    /// Nil before its first use.
    var rotatedAt: Int64?
    /// The digest of the token that took its place; nil before its first use.
    var successor: [UInt8]?
    var expiresAt: Int64

    fileprivate init(row: DirectRow) {
      rotatedAt = row.integer(0)
      successor = row.octets(1)
      expiresAt = row.integer(2) ?? 0
    }
  }

  extension SessionRecord {
    /// The columns of the table `sessions` in the order in which a row is read.
    fileprivate static let columns =
      "id, user_id, opened_at, used_at, ended_at, end_reason, device"

    /// Takes a row of `columns`; nil when one lacks what it must have.
    fileprivate init?(row: DirectRow) {
      guard let id = row.text(0), let userID = row.integer(1), let openedAt = row.integer(2),
        let usedAt = row.integer(3)
      else { return nil }
      self.init(
        id: id, userID: userID, openedAt: openedAt, usedAt: usedAt, endedAt: row.integer(4),
        endReason: row.text(5).flatMap(EndReason.init(rawValue:)), device: row.text(6) ?? "")
    }
  }
#endif
