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

    init(_ store: Store, policy: SessionPolicy) {
      self.store = store
      self.policy = policy
    }

    /// The connections for reading.
    var reading: any DatabaseReader { store.database }

    /// What nearly every request asks for; nil for a database in memory.
    var recent: RecentRows? { store.recent }

    /// The queue for writing.
    var commits: CommitQueue { store.commits }

    /// What a rotation reads and writes.
    private var rows: RotationRows { store.rotations }

    /// Opens a session with its first refresh token; the oldest make room beyond the maximum.
    func open(_ opening: Opening, token: MintedToken) async throws {
      let id = TokenRecordID(token, sessionID: opening.grant.sessionID)
      try await store.commits.write { [policy, rows] database in
        try Self.insert(opening, database)
        try rows.record(
          id, until: token.expiry, now: opening.now, HeldStatement.Connection(database))
        guard let maximum = policy.maximum else { return }
        try Self.makeRoom(maximum, opening, policy, database)
      }
    }

    /// Exchanges a refresh token in one step: of all copies at once, exactly one is spent.
    func rotate(_ rotation: Rotation) async throws -> Outcome {
      try await store.commits.write { [policy, rows] database in
        try RotationStep(rotation, policy, rows, database).run()
      }
    }

    /// Ends a session, as its policy for logout says.
    func logOut(_ sessionID: String, now: Int64) async throws {
      guard policy.revokesOnLogout else { return }
      try await store.commits.write { try Self.end(sessionID, .logout, now, $0) }
    }

    /// Why a session ended; nil while it lives or when it is not recorded.
    func endReason(of sessionID: String) async throws -> EndReason? {
      if let recent = store.recent {
        do throws(NotNow) { return try recent.endReason(of: sessionID) } catch {}
      }
      return try await store.database.read { database in
        let word = try String.fetchOne(
          database, sql: "SELECT end_reason FROM sessions WHERE id = ?", arguments: [sessionID])
        return word.flatMap(EndReason.init(rawValue:))
      }
    }

    /// Whether this is the text of a refresh token that is recorded, good or not.
    func isRecorded(_ text: String, _ token: VerifiedToken) async throws -> Bool {
      let id = TokenRecordID(text, token, sessionID: token.sessionID ?? "")
      return try await store.database.read {
        try Self.use(of: id, earlier: RefreshDigest.of(text), $0) != nil
      }
    }

    /// Whether a refresh token would be refused as revoked, without spending it.
    ///
    /// Sessions that were opened before `since` are over, in milliseconds since 1970; nil for none.
    func isRevoked(
      _ text: String, _ token: VerifiedToken, since: Int64?, now: Int64
    ) async throws -> Bool {
      let id = TokenRecordID(text, token, sessionID: token.sessionID ?? "")
      let told = SessionRecord(
        id: id.sessionID, userID: 0, openedAt: (token.signedInAt ?? now / 1000) * 1000,
        usedAt: token.issuedAt.map { $0 * 1000 } ?? now)
      return try await store.database.read { [policy] database in
        let session = try token.sessionID.flatMap { try Self.session($0, database) }
        let use = try Self.use(of: id, earlier: RefreshDigest.of(text), database)
        let decision = RotationDecision.decide(
          session: session, told: told, isRecorded: use != nil, rotatedAt: use?.rotatedAt,
          since: since, policy: policy, now: now)
        guard case .refuse = decision else { return false }
        return true
      }
    }
  }
#endif
