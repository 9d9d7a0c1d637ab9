/// The rules, in reading order.
package enum Checklist {
  /// All rules.
  package static let all: [Rule] = [
    // Cookies
    .cookieNotHTTPOnly,
    .cookieNotSecure,
    .sameSiteNoneWithoutSecure,
    // Tokens
    .accessLifetimeLong,
    .refreshRotationOff,
    .revocationOff,
    .tokenInBody,
    // Keys
    .secretInline,
    // CORS
    .corsAnyOrigin,
    .corsCredentialsOff,
    // CSRF
    .csrfUndefended,
    // Throttle
    .loginThrottleMissing,
    // Session
    .shadowSession,
  ]

  /// The rule with this slug; nil when there is none.
  package static func rule(_ slug: String) -> Rule? {
    all.first { $0.slug == slug }
  }
}
