extension AuthSettings {
  /// Where the API and the browser apps that call it live.
  public struct Site: Sendable, Hashable, Codable {
    /// The public origin of the API as browsers see it: scheme, host and a port that is not the
    /// default, no path.
    public var api: String = ""

    /// The prefix of all routes, without a trailing slash; empty when the API sits at the root.
    public var basePath: String = "/api"

    /// The browser apps that call the API.
    public var apps: [App] = []

    /// The accepted values of the Host header; `*` accepts any, a leading dot accepts a domain with
    /// its subdomains.
    public var hosts: [String] = []

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case api
      case basePath = "base_path"
      case apps
      case hosts
    }
  }
}

extension AuthSettings.Site {
  /// A browser app that calls the API.
  public struct App: Sendable, Hashable, Codable {
    /// The origin that serves the app's pages.
    public var origin: String = ""

    /// Whether pages of another site show the app in a frame.
    public var embedded: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case origin
      case embedded
    }
  }
}
