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

    /// What nearly every request asks for; nil for a database in memory.
    var recent: RecentRows? { store.recent }

    /// The queue for writing.
    var commits: CommitQueue { store.commits }

    /// Opens a session with its first refresh token; the oldest make room beyond the maximum.
    func open(_ opening: Opening, token: MintedToken) async throws {
      let digest = Data(RefreshDigest.of(token.text))
      try await store.commits.write { [policy] database in
        try Self.insert(opening, database)
        try Self.insert(
          token, digest, parent: nil, session: opening.grant.sessionID, opening.now, database)
        guard let maximum = policy.maximum else { return }
        try Self.makeRoom(maximum, opening, policy, database)
      }
    }

    /// Exchanges a refresh token in one step: of all copies at once, exactly one is spent.
    func rotate(_ rotation: Rotation) async throws -> Outcome {
      try await store.commits.write { [policy, successors] database in
        let session = try Self.session(rotation.grant.sessionID, database)
        let token = try Self.token(rotation.presented, database)
        let decision = RotationDecision.decide(
          session: session, told: rotation.told, isRecorded: token != nil,
          rotatedAt: token?.rotatedAt, since: rotation.since, policy: policy, now: rotation.now)
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
        if decision == .accept, token?.rotatedAt == nil, let next = rotation.successor {
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
    func isRecorded(_ text: String) async throws -> Bool {
      let digest = RefreshDigest.of(text)
      return try await store.database.read { try Self.token(digest, $0) != nil }
    }

    /// Whether a refresh token would be refused as revoked, without spending it.
    ///
    /// Sessions that were opened before `since` are over, in milliseconds since 1970; nil for none.
    func isRevoked(
      _ text: String, _ token: VerifiedToken, since: Int64?, now: Int64
    ) async throws -> Bool {
      let digest = RefreshDigest.of(text)
      let told = SessionRecord(
        id: token.sessionID ?? "", userID: 0, openedAt: (token.signedInAt ?? now / 1000) * 1000,
        usedAt: token.issuedAt.map { $0 * 1000 } ?? now)
      return try await store.database.read { [policy] database in
        let session = try token.sessionID.flatMap { try Self.session($0, database) }
        let row = try Self.token(digest, database)
        let decision = RotationDecision.decide(
          session: session, told: told, isRecorded: row != nil, rotatedAt: row?.rotatedAt,
          since: since, policy: policy, now: now)
        guard case .refuse = decision else { return false }
        return true
      }
    }
  }
#endif
