extension Checklist {
  /// Tokens, their lifetimes, rotation and revocation.
  static let tokens: [Rule] = [
    .accessLifetimeLong,
    .refreshLifetimeLong,
    .refreshRotationOff,
    .rotatedTokenStillValid,
    .revocationOff,
    .revocationSilentlyInactive,
    .refreshReuseUndetected,
    .revocationStoreVolatile,
    .algorithmNone,
    .algorithmFamilyMixed,
    .symmetricKeyAcrossServices,
    .tokenIssuerMissing,
    .tokenAudienceMissing,
    .leewayExcessive,
    .tokenTypeUnchecked,
    .userIDReassignable,
    .claimsPersonalData,
    .claimsAuthorityFrozen,
    .tokenInBody,
    .tokenAcceptedElsewhere,
    .accountChangeKeepsTokens,
  ]
}
