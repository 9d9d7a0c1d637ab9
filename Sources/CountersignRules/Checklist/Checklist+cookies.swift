extension Checklist {
  /// Cookies and what browsers make of them.
  static let cookies: [Rule] = [
    .cookieNotHTTPOnly,
    .cookieNotSecure,
    .sameSiteNoneWithoutSecure,
  ]
}
