#if Server
  /// The tokens that an answer hands out.
  struct TokenPair: Hashable, Sendable {
    var access: MintedToken
    /// Nil when the refresh token stays the same.
    var refresh: MintedToken?
  }
#endif
