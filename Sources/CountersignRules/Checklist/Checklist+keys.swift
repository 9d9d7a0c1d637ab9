extension Checklist {
  /// Keys and secrets.
  static let keys: [Rule] = [
    .secretInline,
    .signingKeyShort,
    .signingKeyGuessable,
    .signingKeyReused,
    .keyTypeMismatch,
    .rsaKeySmall,
    .verifyingKeyUnusable,
    .privateKeyAsVerifying,
    .keySourceInsecure,
    .retiredKeyLingering,
  ]
}
