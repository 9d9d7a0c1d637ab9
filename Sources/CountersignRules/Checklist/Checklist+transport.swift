extension Checklist {
  /// The way between browser and server.
  static let transport: [Rule] = [
    .plainHTTPAPI,
    .hstsMissing,
    .hstsWeak,
    .forwardedSchemeSpoofable,
    .forwardedSchemeMissing,
    .tlsVersionOld,
    .authResponseCacheable,
    .responseHeadersMissing,
  ]
}
