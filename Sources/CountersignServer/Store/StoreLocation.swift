#if Server
  /// Where a server keeps users and sessions.
  public enum StoreLocation: Hashable, Sendable {
    /// In memory; gone when the server ends.
    case memory
    /// In an SQLite file, which is made when it is missing.
    case file(String)
  }
#endif
