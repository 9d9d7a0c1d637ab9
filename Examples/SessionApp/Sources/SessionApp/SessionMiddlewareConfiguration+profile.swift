import CountersignSettings
import Hummingbird
import HummingbirdAuth

extension SessionMiddlewareConfiguration {
  /// Hummingbird's sessions with what `session` of a profile says of the framework's.
  ///
  /// A session ends `absolute_lifetime` after it began, or after two weeks, as Django's do, where
  /// that is null.
  ///
  /// Throws where the profile lets page scripts read the cookie, which Hummingbird does not.
  init(
    _ session: AuthSettings.Session, cookieName: String = "sessionid"
  ) throws(SessionInexpressible) {
    guard session.cookie.httpOnly else { throw .readableCookie }
    self.init(
      sessionCookieParameters: SessionCookieParameters(
        name: cookieName, secure: session.cookie.secure,
        sameSite: Cookie.SameSite(session.cookie.sameSite)),
      defaultSessionExpiration: session.absoluteLifetime ?? .seconds(1_209_600))
  }
}

/// What a profile says of sessions and Hummingbird's middleware cannot do.
enum SessionInexpressible: Error {
  /// It always sets the session cookie with HttpOnly.
  case readableCookie
}

extension Cookie.SameSite {
  /// Nil where the profile leaves the attribute out.
  fileprivate init?(_ sameSite: AuthSettings.SameSite) {
    switch sameSite {
    case .strict: self = .strict
    case .lax: self = .lax
    case .none: self = .none
    case .unset: return nil
    }
  }
}
