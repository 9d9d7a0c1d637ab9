import CountersignBrowser
import CountersignSettings

extension Duration {
  /// The longest that a browser keeps a cookie (RFC 6265bis 5.5).
  static var cookieLimit: Duration { .seconds(SetCookieLine.Limit.lifetime) }
}

extension TokenCookieKind {
  /// How long the token in the cookie is good.
  func lifetime(in settings: AuthSettings) -> Duration {
    switch self {
    case .access: settings.tokens.accessLifetime
    case .refresh: settings.tokens.refreshLifetime
    }
  }
}
