extension Checklist {
  /// Requests that a page of somebody else makes.
  static let csrf: [Rule] = [
    .csrfUndefended,
    .csrfSameSiteOnly,
    .csrfAnonymousUncovered,
    .csrfTrustedOriginMissing,
    .csrfTokenUnreadable,
    .csrfCookieInsecure,
    .csrfCookieTossable,
    .simpleContentTypeAccepted,
    .logoutByGet,
  ]
}
