import CountersignProfile
import CountersignSettings

/// One of the two cookies that carry tokens.
enum TokenCookieKind: String, Sendable, CaseIterable {
  case access, refresh

  /// The settings of the cookie.
  func settings(in settings: AuthSettings) -> AuthSettings.TokenCookie {
    switch self {
    case .access: settings.cookies.access
    case .refresh: settings.cookies.refresh
    }
  }

  /// The path of a field of the cookie.
  func path(_ field: String) -> String { "cookies.\(rawValue).\(field)" }
}

extension Profile {
  /// Both token cookies with their settings.
  var tokenCookies: [(kind: TokenCookieKind, cookie: AuthSettings.TokenCookie)] {
    TokenCookieKind.allCases.map { ($0, $0.settings(in: settings)) }
  }

  /// The token cookies that are as a rule looks for them: mostly none, and then nothing is copied.
  func tokenCookies(
    where isWanted: (AuthSettings.TokenCookie) -> Bool
  ) -> [(kind: TokenCookieKind, cookie: AuthSettings.TokenCookie)] {
    guard isWanted(settings.cookies.access) || isWanted(settings.cookies.refresh) else { return [] }
    return tokenCookies.filter { isWanted($0.cookie) }
  }
}
