extension AuthSettings {
  /// What keeps other sites from acting as the signed-in user.
  public struct CSRF: Sendable, Hashable, Codable {
    /// What an unsafe request must prove: `origin` a trusted Origin (or Fetch Metadata), `header`
    /// the custom header, `token` the double-submit token besides a trusted origin.
    public var defence: CSRFDefence = .token

    /// Whether it is asked of every unsafe request, login and refresh included, or of authenticated
    /// ones.
    public var enforce: CSRFEnforcement = .always

    /// The origins whose unsafe requests are trusted; `https://*.example.com` trusts the
    /// subdomains.
    public var trustedOrigins: [String] = []

    /// The request header that carries the token or marks the request.
    public var header: String = "x-csrftoken"

    /// The cookie that carries the CSRF token.
    public var cookie: Cookie = Cookie()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case defence
      case enforce
      case trustedOrigins = "trusted_origins"
      case header
      case cookie
    }
  }

  /// What an unsafe request must prove.
  public enum CSRFDefence: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing.
    case none
    /// That a trusted origin sent it.
    case origin
    /// That a script could set a custom header.
    case header
    /// That the page knows the double-submit token, besides a trusted origin.
    case token
  }

  /// Of which unsafe requests the CSRF defence is asked.
  public enum CSRFEnforcement: String, Sendable, Hashable, Codable, CaseIterable {
    /// Of those that carry a token cookie.
    case authenticated
    /// Of all, login and refresh included.
    case always
  }
}

extension AuthSettings.CSRF {
  /// The cookie that carries the CSRF token.
  public struct Cookie: Sendable, Hashable, Codable {
    /// The cookie's name.
    public var name: String = "__Host-csrftoken"

    /// Whether it travels over secure connections only.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it; then the app asks the `csrf` route.
    public var httpOnly: Bool = false

    /// On which cross-site requests it travels.
    public var sameSite: AuthSettings.SameSite = .lax

    /// The domain whose hosts all receive it; null keeps it to the API's host.
    public var domain: String? = nil

    /// How long the browser keeps it; `session` keeps it until the browser closes.
    public var maxAge: Duration? = .seconds(31_536_000)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case name
      case secure
      case httpOnly = "http_only"
      case sameSite = "same_site"
      case domain
      case maxAge = "max_age"
    }
  }
}
