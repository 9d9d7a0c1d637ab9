#if Server
  /// What a token is for.
  enum TokenKind: String, Sendable {
    case access
    case refresh
  }
#endif
