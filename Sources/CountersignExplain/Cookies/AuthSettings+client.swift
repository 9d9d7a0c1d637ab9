import CountersignBrowser
import CountersignSettings

/// What the app's own requests look like.
extension AuthSettings {
  /// The URL at which the client calls a route; nil when the route is not mounted or the addresses
  /// are malformed.
  ///
  /// It is the client's base address that counts, which need not be the API's.
  func url(of route: RouteName) -> WebURL? {
    guard let path = path(of: route) else { return nil }
    guard let base = try? WebURL(parsing: client.baseURL) else {
      return try? WebURL(parsing: site.api + site.basePath + path)
    }
    let folder = base.path.hasSuffix("/") ? String(base.path.dropLast()) : base.path
    return try? WebURL(parsing: base.origin.description + folder + path)
  }

  /// The address at which the client would call the API if nothing else were said.
  var ownBaseURL: String { site.api + site.basePath }

  /// The headers that the app's own request carries.
  func requestHeaders(of method: String) -> [RequestHeader] {
    guard method == "POST" else { return [] }
    let json = RequestHeader("content-type", "application/json")
    switch csrf.defence {
    case .none, .origin: return [json]
    case .header, .token: return [json, RequestHeader(csrf.header, "1")]
    }
  }

  /// Where the route is mounted below the base path; nil when it is not.
  private func path(of route: RouteName) -> String? {
    switch route {
    case .login: routes.login
    case .logout: routes.logout
    case .user: routes.user
    case .refresh: routes.refresh
    case .verify: routes.verify
    case .passwordChange: routes.passwordChange
    case .passwordReset: routes.passwordReset
    case .passwordResetConfirm: routes.passwordResetConfirm
    case .registration: routes.registration
    case .csrf: routes.csrf
    }
  }
}

extension AuthSettings.RouteName {
  /// The method of the app's own request.
  var method: String { self == .user || self == .csrf ? "GET" : "POST" }
}
