#if Server
  import GRDB

  /// The exchange of one refresh token, inside a transaction.
  struct RotationStep {
    private let rotation: SessionStore.Rotation
    private let policy: SessionPolicy
    private let rows: RotationRows
    private let database: Database
    private let connection: HeldStatement.Connection

    /// How many tokens a late copy is followed through; more than a grace has room for.
    private static let longestChain = 4096

    init(
      _ rotation: SessionStore.Rotation, _ policy: SessionPolicy, _ rows: RotationRows,
      _ database: Database
    ) {
      self.rotation = rotation
      self.policy = policy
      self.rows = rows
      self.database = database
      connection = HeldStatement.Connection(database)
    }

    private var now: Int64 { rotation.now }

    /// Decides from what is recorded, and writes down what comes of it.
    func run() throws -> SessionStore.Outcome {
      let session = try rows.session(rotation.presented.sessionID, connection)
      let (id, token) = try presented()
      let decision = RotationDecision.decide(
        session: session, told: rotation.told, isRecorded: token != nil,
        rotatedAt: token?.rotatedAt, since: rotation.since, policy: policy, now: now)
      switch decision {
      case .accept: break
      case .repeat:
        if let heir = try token.flatMap(heir(after:)) { return .granted(heir) }
      case .refuse(let fault, let reason):
        if let reason { try SessionStore.end(id.sessionID, reason, now, database) }
        return .refused(fault)
      }
      if session == nil { try adopt(id) }
      let isFirst = token.map { $0.rotatedAt == nil } ?? false
      return try accept(id, isFirst: isFirst)
    }

    /// What is recorded of the presented token, and under which digest: an earlier version took that
    /// of the whole text.
    private func presented() throws -> (TokenRecordID, TokenRecord?) {
      var id = rotation.presented
      if let token = try rows.token(id, connection) { return (id, token) }
      id.digest = RefreshDigest.of(rotation.text)
      if let token = try rows.token(id, connection) { return (id, token) }
      return (rotation.presented, nil)
    }

    /// Records a session and its token that were taken on trust, so that from now on they count
    /// like any other.
    private func adopt(_ id: TokenRecordID) throws {
      try SessionStore.insert(
        SessionStore.Opening(grant: rotation.grant, userID: rotation.userID, now: now), database)
      try rows.record(id, until: rotation.expiry / 1000, now: now, connection)
    }

    /// Writes down that the token was exchanged. Only the first exchange of a recorded token gets
    /// the heir that can be made again; every other gets one of its own.
    private func accept(_ id: TokenRecordID, isFirst: Bool) throws -> SessionStore.Outcome {
      try rows.use(id.sessionID, now: now, connection)
      guard let heirs = rotation.heirs else { return .granted(nil) }
      let successor = isFirst ? heirs.first : try heirs.another()
      let place = TokenRecordID(successor, sessionID: id.sessionID)
      try rows.spend(id, for: place.digest, now: now, connection)
      try rows.record(place, until: successor.expiry, now: now, connection)
      return .granted(successor)
    }

    /// The token that the chain of exchanges after the presented one has come to; nil when its
    /// record is gone or would be another token today.
    ///
    /// A token is issued at the time at which the one before it is rotated.
    private func heir(after token: TokenRecord) throws -> MintedToken? {
      var token = token
      var parent: [UInt8]?
      for _ in 0..<Self.longestChain {
        guard let rotatedAt = token.rotatedAt, let digest = token.successor else { return nil }
        let id = TokenRecordID(
          sessionID: rotation.presented.sessionID, issuedAt: rotatedAt / 1000 * 1000,
          digest: digest)
        guard let next = try rows.token(id, connection) else { return nil }
        guard next.rotatedAt != nil else {
          return try rotation.heirs?.again(id, after: parent, expiry: next.expiresAt / 1000)
        }
        (token, parent) = (next, digest)
      }
      return nil
    }
  }
#endif
