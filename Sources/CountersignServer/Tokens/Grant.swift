#if Server
  /// What a token pair says: who, in which session, since when.
  struct Grant: Hashable, Sendable {
    /// The value of the profile's user field, as text.
    var subject: String
    /// The session that the tokens belong to.
    var sessionID: String
    /// When the user signed in, in seconds since 1970.
    var signedInAt: Int64
    /// The profile's extra claims, as they were at login.
    var extra: [JSONObject.Member] = []
  }

  /// A token, and when it begins and ends.
  struct MintedToken: Hashable, Sendable {
    /// The compact serialisation (RFC 7515, 3.1).
    var text: String
    /// The `iat` claim, in seconds since 1970.
    var issuedAt: Int64
    /// The `exp` claim, in seconds since 1970.
    var expiry: Int64
  }
#endif
