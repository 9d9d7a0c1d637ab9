import CountersignSettings

/// The `Set-Cookie` lines of a profile with a placeholder for their values.
enum OpenAPICookie {
  /// Returns the line of the cookie `access`, `refresh` or `csrf`, its attributes in the order in
  /// which the embedded server writes them.
  static func line(_ name: String, _ settings: AuthSettings) -> String {
    switch name {
    case "access": line(settings.cookies.access)
    case "refresh": line(settings.cookies.refresh)
    default: line(csrf: settings.csrf.cookie)
    }
  }

  private static func line(_ cookie: AuthSettings.TokenCookie) -> String {
    let parts = [
      "\(cookie.name)=<token>", "Path=\(cookie.path)", cookie.domain.map { "Domain=\($0)" },
      cookie.maxAge.map { "Max-Age=\($0.components.seconds)" }, sameSite(cookie.sameSite),
      cookie.secure ? "Secure" : nil, cookie.httpOnly ? "HttpOnly" : nil,
      cookie.partitioned ? "Partitioned" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  private static func line(csrf cookie: AuthSettings.CSRF.Cookie) -> String {
    let parts = [
      "\(cookie.name)=<token>", "Path=/", cookie.domain.map { "Domain=\($0)" },
      cookie.maxAge.map { "Max-Age=\($0.components.seconds)" }, sameSite(cookie.sameSite),
      cookie.secure ? "Secure" : nil, cookie.httpOnly ? "HttpOnly" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  private static func sameSite(_ value: AuthSettings.SameSite) -> String? {
    switch value {
    case .strict: "SameSite=Strict"
    case .lax: "SameSite=Lax"
    case .none: "SameSite=None"
    case .unset: nil
    }
  }
}
