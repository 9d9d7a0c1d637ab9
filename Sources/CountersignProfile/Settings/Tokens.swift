private import CountersignSettings

/// The fields of `tokens`.
enum TokenFields {
  static let all: [Field] = tokens + rotation + revocation + more

  private static let tokens: [Field] = {
    let section = Section("tokens", \.settings.tokens)
    return [
      section.field(
        "algorithm", \.algorithm, .word("algorithm"),
        django: .setting("SIMPLE_JWT.ALGORITHM"),
        "The signature algorithm of issued tokens (RFC 7518 3.1, RFC 8037 3.1)."),
      section.field(
        "allowed_algorithms", \.allowedAlgorithms, .someOf(.word("algorithm")),
        default: .derived("the algorithm alone") { [$0.settings.tokens.algorithm] },
        django: .inexpressible("always the algorithm alone"),
        "The algorithms that are accepted when a token is verified."),
      section.field(
        "access_lifetime", \.accessLifetime, .duration(),
        default: .environments(
          development: .seconds(900), staging: .seconds(300), production: .seconds(300)),
        django: .setting("SIMPLE_JWT.ACCESS_TOKEN_LIFETIME"),
        "How long an access token is good for; it cannot be recalled earlier."),
      section.field(
        "refresh_lifetime", \.refreshLifetime, .duration(),
        default: .environments(
          development: .seconds(604_800), staging: .seconds(86_400), production: .seconds(86_400)),
        django: .setting("SIMPLE_JWT.REFRESH_TOKEN_LIFETIME"),
        "How long an unused refresh token is good for."),
    ]
  }()

  private static let rotation: [Field] = {
    let section = Section("tokens.rotation", \.settings.tokens.rotation)
    return [
      section.field(
        "enabled", \.enabled, .boolean,
        django: .setting("SIMPLE_JWT.ROTATE_REFRESH_TOKENS"),
        "Whether each refresh hands out a new refresh token."),
      section.field(
        "reuse_detection", \.reuseDetection, .word(),
        django: .generated("a refresh view that ends the family"),
        "What a replayed token brings about: `token` refuses it, `family` also ends all its "
          + "descendants, `none` accepts it."),
      section.field(
        "grace", \.grace, .duration(),
        django: .generated("a refresh view with a grace period"),
        "How long a token that was just rotated is answered again, so that two tabs that refresh "
          + "at once both stay signed in."),
      section.field(
        "on_grace", \.onGrace, .word(),
        django: .generated("a refresh view with a grace period"),
        "What a late copy gets within the grace: the same successor, or another new token."),
    ]
  }()

  private static let revocation: [Field] = {
    let section = Section("tokens.revocation", \.settings.tokens.revocation)
    return [
      section.field(
        "enabled", \.enabled, .boolean,
        django: .setting("INSTALLED_APPS"),
        "Whether the list is kept."),
      section.field(
        "after_rotation", \.afterRotation, .boolean,
        django: .setting("SIMPLE_JWT.BLACKLIST_AFTER_ROTATION"),
        "Whether a rotated refresh token is put on it."),
      section.field(
        "on_logout", \.onLogout, .boolean,
        django: .generated("the blacklist app's presence"),
        "Whether logout puts the refresh token on it."),
      section.field(
        "store", \.store, .word(),
        default: .environments(development: .memory, staging: .database, production: .database),
        django: .generated("always the database"),
        "Where the list is kept."),
      section.field(
        "purge_every", \.purgeEvery, .optional(.duration()),
        django: .generated("a schedule for flushexpiredtokens"),
        "How often expired entries are removed; null keeps them."),
    ]
  }()

  private static let more: [Field] = {
    let section = Section("tokens", \.settings.tokens)
    return [
      section.field(
        "body", \.body, .word(),
        django: .generated("serializers without tokens"),
        "Which tokens are also in the JSON answers, where page scripts can read them."),
      section.field(
        "accept_from", \.acceptFrom, .list(.word()),
        django: .inexpressible("cookie, header and body are always taken"),
        "Where tokens are taken from: access tokens from cookie, header and query, refresh "
          + "tokens from cookie and body."),
      section.field(
        "expose_expiry", \.exposeExpiry, .boolean,
        django: .setting("REST_AUTH.JWT_AUTH_RETURN_EXPIRATION"),
        "Whether answers say when the tokens expire, as instants and as seconds from now."),
      section.field(
        "issuer", \.issuer, .optional(.string),
        django: .setting("SIMPLE_JWT.ISSUER"),
        "The `iss` claim, set and demanded (RFC 7519 4.1.1); null leaves it out."),
      section.field(
        "audience", \.audience, .oneOrList(.string),
        django: .setting("SIMPLE_JWT.AUDIENCE"),
        "The `aud` claim, set and demanded (RFC 7519 4.1.3); empty leaves it out."),
      section.field(
        "leeway", \.leeway, .duration(),
        django: .setting("SIMPLE_JWT.LEEWAY"),
        "How far clocks may differ when times in tokens are compared."),
      section.field(
        "type_claim", \.typeClaim, .optional(.string),
        django: .setting("SIMPLE_JWT.TOKEN_TYPE_CLAIM"),
        "The claim that tells access from refresh tokens; null leaves them interchangeable."),
      section.field(
        "id_claim", \.idClaim, .optional(.string),
        django: .setting("SIMPLE_JWT.JTI_CLAIM"),
        "The claim that identifies one token (RFC 7519 4.1.7); null makes revocation impossible."),
      section.field(
        "user_id_field", \.userIDField, .string,
        django: .setting("SIMPLE_JWT.USER_ID_FIELD"),
        "The field of the user that tokens carry."),
      section.field(
        "user_id_claim", \.userIDClaim, .string,
        django: .setting("SIMPLE_JWT.USER_ID_CLAIM"),
        "The claim that carries it."),
      section.field(
        "claims", \.claims, .list(.string),
        django: .generated("a login view that adds them"),
        "Fields of the user that are copied into the tokens at login."),
      section.field(
        "revoke_on_password_change", \.revokeOnPasswordChange, .boolean,
        django: .setting("SIMPLE_JWT.CHECK_REVOKE_TOKEN"),
        "Whether a password change ends every session opened with the old one."),
      section.field(
        "require_active_user", \.requireActiveUser, .boolean,
        django: .setting("SIMPLE_JWT.CHECK_USER_IS_ACTIVE"),
        "Whether tokens of a disabled user are refused."),
      section.field(
        "update_last_login", \.updateLastLogin, .boolean,
        django: .setting("SIMPLE_JWT.UPDATE_LAST_LOGIN"),
        "Whether login writes the time of the last login."),
    ]
  }()
}
