import CountersignSettings

extension DjangoContext {
  /// The tokens.
  var tokens: [String: TemplateValue] {
    let tokens = settings.tokens
    return [
      "algorithm": .python(tokens.algorithm.rawValue),
      "access_seconds": .python(tokens.accessLifetime),
      "refresh_seconds": .python(tokens.refreshLifetime),
      "rotation": .python(tokens.rotation.enabled),
      "revoke_after_rotation": .python(
        tokens.revocation.enabled && tokens.revocation.afterRotation),
      "issuer": .python(tokens.issuer),
      "audience": audience,
      "leeway_seconds": .python(tokens.leeway),
      "type_claim": .python(tokens.typeClaim),
      "id_claim": .python(tokens.idClaim),
      "user_id_field": .python(tokens.userIDField),
      "user_id_claim": .python(tokens.userIDClaim),
      "expose_expiry": .python(tokens.exposeExpiry),
      "revoke_on_password_change": .python(tokens.revokeOnPasswordChange),
      "require_active_user": .python(tokens.requireActiveUser),
      "update_last_login": .python(tokens.updateLastLogin),
      "logout_on_password_change": .python(!settings.session.login),
    ]
  }

  /// One audience is a string, as in the claim itself (RFC 7519 4.1.3).
  private var audience: TemplateValue {
    let audience = settings.tokens.audience
    return audience.count > 1 ? .python(audience, indentation: 4) : .python(audience.first)
  }
}
