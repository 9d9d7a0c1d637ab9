extension Checklist {
  /// Which pages may call the API and read its answers.
  static let cors: [Rule] = [
    .corsAnyOrigin,
    .corsPatternUnanchored,
    .corsPatternOverbroad,
    .corsNullOrigin,
    .corsPlainHTTPOrigin,
    .corsOriginNeverMatches,
    .corsCredentialsOff,
    .corsAppMissing,
    .corsPreflightIncomplete,
    .corsWildcardWithCredentials,
    .corsPathMissesAuth,
    .corsPreflightCacheExcess,
    .clientCredentialsOmitted,
  ]
}
