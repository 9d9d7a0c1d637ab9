#if Server
  import CountersignKeys

  /// The only form in which refresh tokens are stored.
  enum RefreshDigest {
    /// SHA-256 of the token's text.
    static func of(_ token: String) -> [UInt8] { Digest.sha256(Array(token.utf8)) }
  }
#endif
