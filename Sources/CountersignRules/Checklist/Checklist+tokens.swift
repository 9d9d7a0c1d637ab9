extension Checklist {
  /// Tokens, their lifetimes, rotation and revocation.
  static let tokens: [Rule] = [
    .accessLifetimeLong,
    .refreshRotationOff,
    .revocationOff,
    .tokenInBody,
  ]
}
