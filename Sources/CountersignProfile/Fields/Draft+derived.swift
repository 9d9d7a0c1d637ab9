private import CountersignBrowser
package import CountersignSettings

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

extension AuthSettings {
  /// The longest directory that holds both the refresh and the logout route.
  package var refreshDirectory: String {
    guard let route = routes.refresh ?? routes.logout else { return "/" }
    var shared = 0
    // Every route begins with a slash.
    var end = 1
    for (octet, other) in zip(route.utf8, (routes.logout ?? route).utf8) {
      guard octet == other else { break }
      shared += 1
      if octet == UInt8(ascii: "/") { end = shared }
    }
    return site.basePath + String(Substring(route.utf8.prefix(end)))
  }
}
