extension Checklist {
  /// How often somebody may try.
  static let throttle: [Rule] = [
    .loginThrottleMissing,
    .loginThrottleLoose,
    .refreshThrottleMissing,
    .recoveryThrottleMissing,
    .throttleByAddressOnly,
    .throttleStoreLocal,
    .throttleClientMisidentified,
    .throttleRateMisread,
    .throttleStarvesRefresh,
    .retryAfterMissing,
    .lastLoginAmplified,
  ]
}
