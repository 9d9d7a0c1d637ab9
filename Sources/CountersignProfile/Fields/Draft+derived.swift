private import CountersignBrowser
import CountersignSettings

/// What defaults follow from.
extension Draft {
  /// The host of `site.api`; empty when it is no origin.
  var apiHost: String {
    guard case .tuple(_, let host, _)? = try? Origin(parsing: settings.site.api) else { return "" }
    return host.text
  }

  /// The origins of the apps that are not the API's own.
  var crossOriginApps: [String] {
    settings.site.apps.map(\.origin).filter { $0 != settings.site.api }
  }

  /// Whether cookies are Secure where nothing is said.
  var cookiesAreSecure: Bool {
    settings.environment != .development || settings.site.api.hasPrefix("https://")
  }

  /// The longest directory that holds both the refresh and the logout route.
  package var refreshDirectory: String {
    let routes = [settings.routes.refresh, settings.routes.logout].compactMap { $0 }
    guard var shared = routes.first.map({ Array($0.utf8) }) else { return "/" }
    for route in routes.dropFirst() {
      shared = zip(shared, route.utf8).prefix { $0 == $1 }.map(\.0)
    }
    let end = shared.lastIndex(of: UInt8(ascii: "/")) ?? 0
    let directory = String(decoding: shared[...end], as: UTF8.self)
    return settings.site.basePath + directory
  }

  /// The request headers that the app's own requests need a preflight for.
  var neededHeaders: [String] {
    switch settings.csrf.defence {
    case .none, .origin: ["content-type"]
    case .header, .token: ["content-type", settings.csrf.header]
    }
  }

  /// The CSRF cookie's name where nothing is said.
  var csrfCookieName: String {
    let cookie = settings.csrf.cookie
    let isPrefixed =
      settings.environment == .production && cookie.secure && cookie.domain == nil
    return isPrefixed ? "__Host-csrftoken" : "csrftoken"
  }
}
