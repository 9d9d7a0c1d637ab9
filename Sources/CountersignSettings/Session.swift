extension AuthSettings {
  /// The session that a refresh family makes up, and the framework's own.
  public struct Session: Sendable, Hashable, Codable {
    /// Whether login also opens a framework session beside the tokens.
    public var login: Bool = false

    /// How long a session may lie unused; null for as long as its refresh token lives.
    public var idleLifetime: Duration? = nil

    /// How many sessions a user may have; the oldest makes room. Null for no limit.
    public var maxPerUser: Int? = nil

    /// How long after login a session ends, however much it is used; null for never.
    public var absoluteLifetime: Duration? = .seconds(604_800)

    /// The authenticator assurance level whose limits apply (NIST SP 800-63B).
    public var assurance: Assurance = .aal1

    /// The cookie of the framework session.
    public var cookie: Cookie = Cookie()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case login
      case idleLifetime = "idle_lifetime"
      case maxPerUser = "max_per_user"
      case absoluteLifetime = "absolute_lifetime"
      case assurance
      case cookie
    }
  }

  /// An authenticator assurance level (NIST SP 800-63B).
  public enum Assurance: String, Sendable, Hashable, Codable, CaseIterable {
    /// Some assurance.
    case aal1
    /// High confidence.
    case aal2
    /// Very high confidence.
    case aal3
  }
}

extension AuthSettings.Session {
  /// The cookie of the framework session.
  public struct Cookie: Sendable, Hashable, Codable {
    /// Whether it travels over secure connections only.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it.
    public var httpOnly: Bool = true

    /// On which cross-site requests it travels.
    public var sameSite: AuthSettings.SameSite = .lax

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case secure
      case httpOnly = "http_only"
      case sameSite = "same_site"
    }
  }
}
