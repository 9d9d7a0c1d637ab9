extension AuthSettings {
  /// The cookies that carry the tokens.
  public struct Cookies: Sendable, Hashable, Codable {
    /// The cookie that carries the access token.
    public var access: TokenCookie = TokenCookie(name: "__Host-access")

    /// The cookie that carries the refresh token.
    public var refresh: TokenCookie = TokenCookie(name: "__Secure-refresh", path: "/api/auth/")

    /// Cookie identities of earlier releases, which the server deletes wherever it sees them.
    public var retired: [RetiredCookie] = []

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case access
      case refresh
      case retired
    }
  }

  /// A cookie that carries a token.
  public struct TokenCookie: Sendable, Hashable, Codable {
    /// The cookie's name, a token of RFC 9110.
    public var name: String = ""

    /// Whether page scripts are kept from reading the cookie (RFC 6265bis 4.1.2.6).
    public var httpOnly: Bool = true

    /// Whether the cookie travels over secure connections only (RFC 6265bis 4.1.2.5).
    public var secure: Bool = true

    /// On which cross-site requests the cookie travels (RFC 6265bis 4.1.2.7).
    public var sameSite: SameSite = .lax

    /// The domain whose hosts all receive the cookie; null keeps it to the API's host.
    public var domain: String? = nil

    /// The path below which the cookie travels (RFC 6265bis 5.1.4).
    public var path: String = "/"

    /// How long the browser keeps the cookie; `session` keeps it until the browser closes.
    public var maxAge: Duration? = nil

    /// Whether the cookie is kept apart for each top-level site (CHIPS).
    public var partitioned: Bool = false

    /// Creates a cookie with this name and path and the defaults of production.
    public init(name: String = "", path: String = "/") {
      self.name = name
      self.path = path
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case httpOnly = "http_only"
      case secure
      case sameSite = "same_site"
      case domain
      case path
      case maxAge = "max_age"
      case partitioned
    }
  }

  /// The identity of a cookie that earlier releases set.
  public struct RetiredCookie: Sendable, Hashable, Codable {
    /// The cookie's name.
    public var name: String = ""

    /// The domain it was set for; null for the API's host alone.
    public var domain: String? = nil

    /// The path it was set for.
    public var path: String = "/"

    /// The last day on which it is deleted, as `YYYY-MM-DD`.
    public var until: String = ""

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case name
      case domain
      case path
      case until
    }
  }
}
