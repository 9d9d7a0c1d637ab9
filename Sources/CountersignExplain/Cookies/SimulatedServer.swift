import CountersignBrowser
import CountersignSettings

/// What a server that applies a profile answers, as far as a browser's decisions go.
struct SimulatedServer {
  let settings: AuthSettings

  /// The URL of a route; nil when the route is not mounted or the addresses are malformed.
  func url(of route: AuthSettings.RouteName) -> WebURL? {
    guard let path = path(of: route) else { return nil }
    return try? WebURL(parsing: settings.site.api + path)
  }

  /// The path of a route with the base path; nil when the route is not mounted.
  func path(of route: AuthSettings.RouteName) -> String? {
    let routes = settings.routes
    let path: String? =
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
    return path.map { settings.site.basePath + $0 }
  }

  /// The answer to a request of a page at this origin.
  func answer(to url: WebURL, from origin: Origin, setting cookies: [String] = []) -> ServerAnswer {
    let isOpen = covers(url.path) && allows(origin.description)
    let isAnyone = settings.cors.allowAnyOrigin && !settings.cors.allowCredentials
    var cors = CORSHeaders()
    if isOpen {
      cors.allowOrigin = isAnyone ? "*" : origin.description
      cors.allowCredentials = settings.cors.allowCredentials ? "true" : nil
    }
    var preflight = cors
    if isOpen {
      preflight.allowMethods = settings.cors.allowMethods.joined(separator: ", ")
      preflight.allowHeaders = settings.cors.allowHeaders.joined(separator: ", ")
    }
    return ServerAnswer(
      preflight: PreflightAnswer(status: 200, headers: preflight), cors: cors, setCookies: cookies)
  }

  /// The headers that the app's own request carries.
  func headers(of method: String) -> [RequestHeader] {
    guard method == "POST" else { return [] }
    let json = RequestHeader("content-type", "application/json")
    switch settings.csrf.defence {
    case .none, .origin: return [json]
    case .header, .token: return [json, RequestHeader(settings.csrf.header, "1")]
    }
  }

  private func covers(_ path: String) -> Bool {
    guard let pattern = try? Regex(settings.cors.pathPattern) else { return false }
    return (try? pattern.firstMatch(in: path)) != nil
  }

  private func allows(_ origin: String) -> Bool {
    if settings.cors.allowAnyOrigin || settings.cors.allowedOrigins.contains(origin) { return true }
    return settings.cors.allowedOriginPatterns.contains { pattern in
      guard let pattern = try? Regex(pattern) else { return false }
      return (try? pattern.wholeMatch(in: origin)) != nil
    }
  }
}
