extension Checklist {
  /// How often somebody may try.
  static let throttle: [Rule] = [
    .loginThrottleMissing
  ]
}
