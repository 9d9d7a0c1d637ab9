#if Server
  /// What the server tells about the profile that it serves, at `/.well-known/countersign`.
  public struct Announcement: Hashable, Sendable {
    /// The fingerprint of the compiled settings, as `server.json` has it.
    public var fingerprint: String

    /// The version of the rules that the profile was judged by.
    public var rules: String

    /// Whether the profile was compiled in spite of errors.
    public var isLab: Bool

    /// Creates an announcement.
    public init(fingerprint: String, rules: String, isLab: Bool) {
      self.fingerprint = fingerprint
      self.rules = rules
      self.isLab = isLab
    }
  }
#endif
