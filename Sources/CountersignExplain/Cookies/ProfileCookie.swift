package import CountersignSettings

/// A cookie that a profile sets.
package enum ProfileCookie: String, Hashable, Sendable, CaseIterable, Encodable {
  case access, refresh, csrf

  /// The cookies that the settings set.
  package static func all(in settings: AuthSettings) -> [ProfileCookie] {
    settings.csrf.defence == .token ? allCases : [.access, .refresh]
  }

  /// The cookie's name.
  package func name(in settings: AuthSettings) -> String {
    switch self {
    case .access: settings.cookies.access.name
    case .refresh: settings.cookies.refresh.name
    case .csrf: settings.csrf.cookie.name
    }
  }

  /// The path of a field of the cookie, such as `cookies.access.secure`.
  package func field(_ name: String) -> String {
    self == .csrf ? "csrf.cookie.\(name)" : "cookies.\(rawValue).\(name)"
  }

  /// The routes to which the app's requests need the cookie.
  func routes(in settings: AuthSettings) -> [AuthSettings.RouteName] {
    let wanted: [AuthSettings.RouteName] =
      switch self {
      case .access: [.user]
      case .refresh: [.refresh, .logout]
      case .csrf: [.login]
      }
    return wanted.filter { settings.url(of: $0) != nil }
  }

  /// The line with which login sets it.
  package func line(in settings: AuthSettings) -> String {
    switch self {
    case .access: Self.line(settings.cookies.access)
    case .refresh: Self.line(settings.cookies.refresh)
    case .csrf: Self.line(settings.csrf.cookie)
    }
  }

  private static func line(_ cookie: AuthSettings.TokenCookie) -> String {
    var line = "\(cookie.name)=t"
    if let domain = cookie.domain { line += "; Domain=\(domain)" }
    if let age = cookie.maxAge { line += "; Max-Age=\(age.components.seconds)" }
    line += "; Path=\(cookie.path)" + sameSite(cookie.sameSite)
    if cookie.secure { line += "; Secure" }
    if cookie.httpOnly { line += "; HttpOnly" }
    return cookie.partitioned ? line + "; Partitioned" : line
  }

  private static func line(_ cookie: AuthSettings.CSRF.Cookie) -> String {
    var line = "\(cookie.name)=t"
    if let domain = cookie.domain { line += "; Domain=\(domain)" }
    if let age = cookie.maxAge { line += "; Max-Age=\(age.components.seconds)" }
    line += "; Path=/" + sameSite(cookie.sameSite)
    if cookie.secure { line += "; Secure" }
    return cookie.httpOnly ? line + "; HttpOnly" : line
  }

  private static func sameSite(_ value: AuthSettings.SameSite) -> String {
    value == .unset ? "" : "; SameSite=\(value.rawValue)"
  }
}
