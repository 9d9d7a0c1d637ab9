#if Server
  import CountersignSettings

  /// What the store knows about a session; times in milliseconds since 1970.
  struct SessionRecord: Hashable, Sendable {
    var id: String
    var userID: Int64
    var openedAt: Int64
    var usedAt: Int64
    /// Nil while the session lives.
    var endedAt: Int64?
    var endReason: EndReason?
    /// What the client that opened it calls itself; empty when it did not say.
    var device = ""
  }

  /// Why a session ended before its time.
  package enum EndReason: String, Hashable, Sendable {
    /// The user signed out.
    case logout
    /// A rotated token came back.
    case reuse
    /// The password was changed.
    case password
    /// It lay unused too long, or its absolute lifetime is over.
    case lapsed
    /// A newer session took its place.
    case replaced
    /// An operator or the user ended it.
    case revoked

    /// Whether none of its tokens is good any more, with a list of revoked tokens or without.
    ///
    /// An access token outlives its session's logout: the profile's `access_lifetime` promises no
    /// more than that it ends. It does not outlive a session that is not to be trusted.
    var revokes: Bool {
      switch self {
      case .password, .reuse, .revoked, .replaced: true
      case .logout, .lapsed: false
      }
    }
  }

  /// What is done with a refresh token whose signature and times are good.
  enum RotationDecision: Hashable, Sendable {
    /// It is answered with a new pair, or, without rotation, with a new access token.
    case accept
    /// It is a late copy: answered with the successor that the first copy got.
    case `repeat`
    /// It is refused, and its session ends when a reason is given.
    case refuse(TokenFault, ends: EndReason?)

    /// Decides from what is stored; `rotatedAt` nil means that the token was not used yet.
    ///
    /// `told` is what the token itself says of a session that is not stored; `since` nil means that
    /// sessions of any age are good, else those that were opened before are not.
    static func decide(
      session: SessionRecord?, told: SessionRecord, isRecorded: Bool, rotatedAt: Int64?,
      since: Int64?, policy: SessionPolicy, now: Int64
    ) -> RotationDecision {
      if session == nil, !policy.adoptsUnknown { return .refuse(.revoked, ends: nil) }
      if let since, (session ?? told).openedAt < since { return .refuse(.revoked, ends: .password) }
      if let lapse = lapse(of: session ?? told, policy: policy, now: now) { return lapse }
      guard let session else { return .accept }
      if session.endReason?.revokes == true { return .refuse(.revoked, ends: nil) }
      guard policy.keepsList else { return .accept }
      guard session.endedAt == nil else { return .refuse(.revoked, ends: nil) }
      guard isRecorded else { return .refuse(.revoked, ends: nil) }
      guard let rotatedAt, policy.revokesRotated else { return .accept }
      if now - rotatedAt < policy.grace {
        return policy.onGrace == .successor ? .repeat : .accept
      }
      switch policy.reuse {
      case .none: return .accept
      case .token: return .refuse(.replayed, ends: nil)
      case .family: return .refuse(.replayed, ends: .reuse)
      }
    }

    private static func lapse(
      of session: SessionRecord, policy: SessionPolicy, now: Int64
    ) -> RotationDecision? {
      let isIdle = policy.idle.map { now - session.usedAt >= $0 } ?? false
      let isOver = policy.absolute.map { now - session.openedAt >= $0 } ?? false
      return isIdle || isOver ? .refuse(.expired, ends: .lapsed) : nil
    }
  }
#endif
