extension AuthSettings {
  /// How the browser client behaves.
  public struct Client: Sendable, Hashable, Codable {
    /// The address that the client's routes are joined to.
    public var baseURL: String = ""

    /// Whether requests carry cookies (Fetch, credentials mode).
    public var credentials: Credentials = .include

    /// When the client refreshes: after a 401, ahead of expiry, or never.
    public var refresh: RefreshStrategy = .interceptor

    /// How long ahead of expiry the proactive strategy refreshes.
    public var refreshMargin: Duration = .seconds(60)

    /// Whether the app may be open in several tabs at once.
    public var tabs: Bool = true

    /// Whether one refresh at a time serves all calls and tabs.
    public var singleFlight: Bool = true

    /// The routes whose 401 never leads to a refresh.
    public var refreshExempt: [RouteName] = [.login, .logout, .refresh]

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case baseURL = "base_url"
      case credentials
      case refresh
      case refreshMargin = "refresh_margin"
      case tabs
      case singleFlight = "single_flight"
      case refreshExempt = "refresh_exempt"
    }
  }

  /// A request's credentials mode (Fetch 2.2.5).
  public enum Credentials: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cookies always.
    case include
    /// Cookies to the page's own origin.
    case sameOrigin = "same_origin"
    /// No cookies.
    case omit
  }

  /// When the client refreshes.
  public enum RefreshStrategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// After a 401.
    case interceptor
    /// Ahead of expiry.
    case proactive
    /// Never.
    case none
  }
}
