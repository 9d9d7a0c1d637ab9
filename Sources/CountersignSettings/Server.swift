extension AuthSettings {
  /// How the server treats requests.
  public struct Server: Sendable, Hashable, Codable {
    /// Whether errors show their inner workings.
    public var debug: Bool = false

    /// How many processes serve; their stores must match.
    public var workers: Int = 2

    /// Who may call a route that says nothing of permissions.
    public var defaultPermission: DefaultPermission = .authenticated

    /// What signs a request in, in this order.
    public var authentication: [Authenticator] = [.jwtCookie]

    /// Whether login overlooks an old token, so that a stale cookie never blocks it.
    public var loginIgnoresCookie: Bool = true

    /// The media types of request bodies that are read.
    public var contentTypes: [String] = ["application/json"]

    /// Whether a password change asks for the current password.
    public var requireCurrentPassword: Bool = true

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case debug
      case workers
      case defaultPermission = "default_permission"
      case authentication
      case loginIgnoresCookie = "login_ignores_cookie"
      case contentTypes = "content_types"
      case requireCurrentPassword = "require_current_password"
    }
  }

  /// Who may call a route that says nothing of permissions.
  public enum DefaultPermission: String, Sendable, Hashable, Codable, CaseIterable {
    /// Signed-in users.
    case authenticated
    /// Everybody.
    case open
  }

  /// What signs a request in.
  public enum Authenticator: String, Sendable, Hashable, Codable, CaseIterable {
    /// The access token.
    case jwtCookie = "jwt_cookie"
    /// The framework session.
    case session
    /// User name and password in every request (RFC 7617).
    case basic
    /// A stored token in the Authorization header.
    case token
  }
}
