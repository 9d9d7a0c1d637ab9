#if Server
  extension SessionStore {
    /// A refresh token that asks to be exchanged.
    struct Rotation: Sendable {
      /// The token that was presented.
      var presented: TokenRecordID
      /// Its text.
      var text: String
      /// The session and login that the token names.
      var grant: Grant
      var userID: Int64
      /// The tokens that may take its place; nil without rotation.
      var heirs: Heirs?
      /// When the presented token was issued, in milliseconds since 1970; nil when it is not told.
      var issuedAt: Int64?
      /// When the presented token ends, in milliseconds since 1970.
      var expiry: Int64
      /// Sessions that were opened earlier are over, in milliseconds since 1970; nil for none.
      var since: Int64?
      /// Milliseconds since 1970.
      var now: Int64

      /// What the presented token says of its session.
      var told: SessionRecord {
        SessionRecord(
          id: grant.sessionID, userID: userID, openedAt: grant.signedInAt * 1000,
          usedAt: issuedAt ?? now)
      }
    }

    /// A login that opens a session.
    struct Opening: Sendable {
      var grant: Grant
      var userID: Int64
      /// What the client calls itself.
      var device = ""
      /// Milliseconds since 1970.
      var now: Int64
    }

    /// How a rotation ended.
    enum Outcome: Hashable, Sendable {
      /// The session goes on with this refresh token; nil keeps the presented one.
      case granted(MintedToken?)
      /// The token is refused.
      case refused(TokenFault)
    }
  }
#endif
