extension AuthSettings {
  /// Which other origins may read answers (Fetch, CORS protocol).
  public struct CORS: Sendable, Hashable, Codable {
    /// The origins that may call the API and read its answers.
    public var allowedOrigins: [String] = []

    /// Regular expressions for more of them, matched against the whole origin.
    public var allowedOriginPatterns: [String] = []

    /// Whether every origin may.
    public var allowAnyOrigin: Bool = false

    /// Whether they may with the user's cookies.
    public var allowCredentials: Bool = false

    /// The methods that a preflight permits.
    public var allowMethods: [String] = ["GET", "POST", "PATCH", "PUT", "DELETE"]

    /// The request headers that a preflight permits.
    public var allowHeaders: [String] = ["content-type"]

    /// The response headers that scripts may read.
    public var exposeHeaders: [String] = ["retry-after"]

    /// How long a browser may remember a preflight's answer.
    public var preflightMaxAge: Duration = .seconds(3600)

    /// The paths that answer other origins, as a regular expression.
    public var pathPattern: String = "^/api/"

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case allowedOrigins = "allowed_origins"
      case allowedOriginPatterns = "allowed_origin_patterns"
      case allowAnyOrigin = "allow_any_origin"
      case allowCredentials = "allow_credentials"
      case allowMethods = "allow_methods"
      case allowHeaders = "allow_headers"
      case exposeHeaders = "expose_headers"
      case preflightMaxAge = "preflight_max_age"
      case pathPattern = "path_pattern"
    }
  }
}
