#if Server
  /// Where the store has a refresh token.
  ///
  /// The tokens of a session lie together in the order of their issue, so that a rotation, which
  /// touches a token and its successor, mostly changes one page.
  struct TokenRecordID: Hashable, Sendable {
    var sessionID: String
    /// The `iat` claim in milliseconds since 1970; 0 for a token that does not tell.
    var issuedAt: Int64
    /// What `RefreshDigest` makes of the token.
    var digest: [UInt8]

    /// Takes the parts.
    init(sessionID: String, issuedAt: Int64, digest: [UInt8]) {
      self.sessionID = sessionID
      self.issuedAt = issuedAt
      self.digest = digest
    }

    /// The place of a token that was made here.
    init(_ token: MintedToken, sessionID: String) {
      self.init(
        sessionID: sessionID, issuedAt: token.issuedAt * 1000,
        digest: RefreshDigest.of(token: token.text))
    }

    /// The place of a token that was shown; `sessionID` is the session that it belongs to.
    init(_ text: String, _ token: VerifiedToken, sessionID: String) {
      self.init(
        sessionID: sessionID, issuedAt: (token.issuedAt ?? 0) * 1000,
        digest: RefreshDigest.of(token: text))
    }
  }
#endif
