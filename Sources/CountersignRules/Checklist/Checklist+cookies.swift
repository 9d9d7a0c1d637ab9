extension Checklist {
  /// Cookies and what browsers make of them.
  static let cookies: [Rule] = [
    .cookieNotHTTPOnly,
    .cookieNotSecure,
    .sameSiteNoneWithoutSecure,
    .sameSiteNoneUnneeded,
    .sameSiteUnset,
    .sameSiteBlocksApp,
    .thirdPartyCookieUnpartitioned,
    .cookieDomainRejected,
    .cookieDomainWide,
    .cookiePrefixViolated,
    .cookiePrefixMissing,
    .secureCookieOnPlainHTTP,
    .refreshPathRoot,
    .cookiePathMissesRoute,
    .refreshPathMissesLogout,
    .cookieNameCollision,
    .cookieTooLarge,
    .cookieLifetimeOverLimit,
    .cookieOutlivesToken,
  ]
}
