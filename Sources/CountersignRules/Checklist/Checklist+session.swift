extension Checklist {
  /// Sessions, routes and the browser client.
  static let session: [Rule] = [
    .shadowSession,
    .sessionUnbounded,
    .sessionOverAssurance,
    .logoutLeavesAccess,
    .permissionDefaultOpen,
    .authenticationMissing,
    .staleCookieBlocksLogin,
    .passwordChangeUnverified,
    .concurrentRefreshRace,
    .refreshMarginExceedsLifetime,
    .refreshRecursion,
    .expiryHiddenFromClient,
  ]
}
