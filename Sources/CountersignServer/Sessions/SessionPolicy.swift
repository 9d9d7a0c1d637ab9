#if Server
  import CountersignSettings

  /// What a profile says about refresh tokens and sessions; times in milliseconds.
  struct SessionPolicy: Hashable, Sendable {
    /// Whether revoked tokens are remembered and refused.
    var keepsList: Bool
    /// Whether a token that was never recorded here is taken on trust in its signature.
    ///
    /// So it is without a list, and with a list in memory, which a restart empties.
    var adoptsUnknown: Bool
    /// Whether each refresh hands out a new refresh token.
    var rotates: Bool
    /// Whether a rotated token is put on the list.
    var revokesRotated: Bool
    /// Whether logout puts the token on the list.
    var revokesOnLogout: Bool
    /// What a replay brings about.
    var reuse: AuthSettings.ReuseDetection
    /// How long a token that was just rotated is answered again.
    var grace: Int64
    /// What it is answered with.
    var onGrace: AuthSettings.GraceAnswer
    /// How long a session may lie unused; nil for as long as its token lives.
    var idle: Int64?
    /// How long after login a session ends; nil for never.
    var absolute: Int64?
    /// How many sessions a user may have; nil for any number.
    var maximum: Int?

    init(_ settings: AuthSettings) {
      let tokens = settings.tokens
      // A list of revoked tokens has nothing to write down for tokens without an identifier.
      keepsList = tokens.revocation.enabled && tokens.idClaim != nil
      adoptsUnknown = !keepsList || tokens.revocation.store == .memory
      rotates = tokens.rotation.enabled
      revokesRotated = keepsList && tokens.revocation.afterRotation
      revokesOnLogout = keepsList && tokens.revocation.onLogout
      reuse = tokens.rotation.reuseDetection
      grace = tokens.rotation.grace.milliseconds
      onGrace = tokens.rotation.onGrace
      idle = settings.session.idleLifetime?.milliseconds
      absolute = settings.session.absoluteLifetime?.milliseconds
      maximum = settings.session.maxPerUser
    }
  }
#endif
