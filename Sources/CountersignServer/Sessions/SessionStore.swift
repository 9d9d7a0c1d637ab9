#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// The sessions of a store: families of refresh tokens that descend from one login.
  package struct SessionStore: Sendable {
    private let store: Store
    let policy: SessionPolicy
    private let successors: Successors

    init(_ store: Store, policy: SessionPolicy) {
      self.store = store
      self.policy = policy
      successors = Successors(grace: policy.grace)
    }

    /// The connections for reading.
    var reading: any DatabaseReader { store.database }

    /// The queue for writing.
    var commits: CommitQueue { store.commits }

    /// Opens a session with its first refresh token; the oldest make room beyond the maximum.
    func open(_ opening: Opening, token: MintedToken) async throws {
      try await store.commits.write { [policy] database in
        try Self.insert(opening, database)
        try Self.insert(
          token, parent: nil, session: opening.grant.sessionID, opening.now, database)
        guard let maximum = policy.maximum else { return }
        try Self.makeRoom(maximum, opening, policy, database)
      }
    }

    /// Exchanges a refresh token in one step: of all copies at once, exactly one is spent.
    func rotate(_ rotation: Rotation) async throws -> Outcome {
      try await store.commits.write { [policy, successors] database in
        let session = try Self.session(rotation.grant.sessionID, database)
        let token = try Row.fetchOne(
          database, sql: "SELECT rotated_at FROM refresh_tokens WHERE digest = ?",
          arguments: [Data(rotation.presented)])
        let decision = RotationDecision.decide(
          session: session, told: rotation.told, isRecorded: token != nil,
          rotatedAt: token?["rotated_at"], policy: policy, now: rotation.now)
        switch decision {
        case .accept: break
        case .repeat:
          if let known = successors.successor(of: rotation.presented, now: rotation.now) {
            return .granted(known)
          }
        case .refuse(let fault, let reason):
          if let reason {
            try Self.end(rotation.grant.sessionID, reason, rotation.now, database)
          }
          return .refused(fault)
        }
        try Self.accept(rotation, isKnown: session != nil, database)
        if decision == .accept, token?["rotated_at"] == Int64?.none, let next = rotation.successor {
          successors.remember(next, for: rotation.presented, now: rotation.now)
        }
        return .granted(rotation.successor)
      }
    }

    /// Ends a session, as its policy for logout says.
    func logOut(_ sessionID: String, now: Int64) async throws {
      guard policy.revokesOnLogout else { return }
      try await store.commits.write { try Self.end(sessionID, .logout, now, $0) }
    }

    /// Why a session ended; nil while it lives or when it is not recorded.
    func endReason(of sessionID: String) async throws -> EndReason? {
      try await store.database.read { database in
        let word = try String.fetchOne(
          database, sql: "SELECT end_reason FROM sessions WHERE id = ?", arguments: [sessionID])
        return word.flatMap(EndReason.init(rawValue:))
      }
    }

    /// Whether a refresh token would be refused as revoked, without spending it.
    func isRevoked(_ text: String, _ token: VerifiedToken, now: Int64) async throws -> Bool {
      let digest = RefreshDigest.of(text)
      let told = SessionRecord(
        id: token.sessionID ?? "", userID: 0, openedAt: (token.signedInAt ?? now / 1000) * 1000,
        usedAt: token.issuedAt.map { $0 * 1000 } ?? now)
      return try await store.database.read { [policy] database in
        let session = try token.sessionID.flatMap { try Self.session($0, database) }
        let row = try Row.fetchOne(
          database, sql: "SELECT rotated_at FROM refresh_tokens WHERE digest = ?",
          arguments: [Data(digest)])
        let decision = RotationDecision.decide(
          session: session, told: told, isRecorded: row != nil, rotatedAt: row?["rotated_at"],
          policy: policy, now: now)
        guard case .refuse = decision else { return false }
        return true
      }
    }
  }

  extension SessionStore {
    private static func session(_ id: String, _ database: Database) throws -> SessionRecord? {
      try Row.fetchOne(database, sql: "SELECT * FROM sessions WHERE id = ?", arguments: [id])
        .map(SessionRecord.init(row:))
    }

    private static func accept(_ rotation: Rotation, isKnown: Bool, _ database: Database) throws {
      if !isKnown {
        try insert(
          Opening(grant: rotation.grant, userID: rotation.userID, now: rotation.now), database)
        try adopt(rotation, database)
      }
      try database.execute(
        sql: "UPDATE sessions SET used_at = ? WHERE id = ?",
        arguments: [rotation.now, rotation.grant.sessionID])
      guard let successor = rotation.successor else { return }
      try database.execute(
        sql: """
          UPDATE refresh_tokens
          SET rotated_at = coalesce(rotated_at, ?), successor = coalesce(successor, ?)
          WHERE digest = ?
          """,
        arguments: [
          rotation.now, Data(RefreshDigest.of(successor.text)), Data(rotation.presented),
        ])
      try insert(
        successor, parent: rotation.presented, session: rotation.grant.sessionID, rotation.now,
        database)
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
          rotation.successor.map { $0.expiry * 1000 } ?? rotation.now + 86_400_000,
        ])
    }

    private static func insert(_ opening: Opening, _ database: Database) throws {
      let openedAt = min(opening.now, opening.grant.signedInAt * 1000 + 999)
      try database.execute(
        sql: """
          INSERT INTO sessions (id, user_id, opened_at, used_at, device) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          opening.grant.sessionID, opening.userID, openedAt, opening.now, opening.device,
        ])
    }

    private static func insert(
      _ token: MintedToken, parent: [UInt8]?, session: String, _ now: Int64, _ database: Database
    ) throws {
      // Without identifiers two tokens of one second are the same text.
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO refresh_tokens
            (digest, session_id, parent, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          Data(RefreshDigest.of(token.text)), session, parent.map { Data($0) }, now,
          token.expiry * 1000,
        ])
    }

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
