extension AuthSettings {
  /// The access and refresh tokens.
  public struct Tokens: Sendable, Hashable, Codable {
    /// The signature algorithm of issued tokens (RFC 7518 3.1, RFC 8037 3.1).
    public var algorithm: Algorithm = .hs256

    /// The algorithms that are accepted when a token is verified.
    public var allowedAlgorithms: [Algorithm] = [.hs256]

    /// How long an access token is good for; it cannot be recalled earlier.
    public var accessLifetime: Duration = .seconds(300)

    /// How long an unused refresh token is good for.
    public var refreshLifetime: Duration = .seconds(86_400)

    /// How refresh tokens replace one another.
    public var rotation: Rotation = Rotation()

    /// The list of tokens that are no longer good.
    public var revocation: Revocation = Revocation()

    /// Which tokens are also in the JSON answers, where page scripts can read them.
    public var body: TokenBody = .none

    /// Where tokens are taken from: access tokens from cookie, header and query, refresh tokens
    /// from cookie and body.
    public var acceptFrom: [TokenPlace] = [.cookie]

    /// Whether answers say when the tokens expire, as instants and as seconds from now.
    public var exposeExpiry: Bool = true

    /// The `iss` claim, set and demanded (RFC 7519 4.1.1); null leaves it out.
    public var issuer: String? = nil

    /// The `aud` claim, set and demanded (RFC 7519 4.1.3); empty leaves it out.
    public var audience: [String] = []

    /// How far clocks may differ when times in tokens are compared.
    public var leeway: Duration = .zero

    /// The claim that tells access from refresh tokens; null leaves them interchangeable.
    public var typeClaim: String? = "token_type"

    /// The claim that identifies one token (RFC 7519 4.1.7); null makes revocation impossible.
    public var idClaim: String? = "jti"

    /// The field of the user that tokens carry.
    public var userIDField: String = "id"

    /// The claim that carries it.
    public var userIDClaim: String = "sub"

    /// Fields of the user that are copied into the tokens at login.
    public var claims: [String] = []

    /// Whether a password change ends every session opened with the old one.
    public var revokeOnPasswordChange: Bool = true

    /// Whether tokens of a disabled user are refused.
    public var requireActiveUser: Bool = true

    /// Whether login writes the time of the last login.
    public var updateLastLogin: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case algorithm
      case allowedAlgorithms = "allowed_algorithms"
      case accessLifetime = "access_lifetime"
      case refreshLifetime = "refresh_lifetime"
      case rotation
      case revocation
      case body
      case acceptFrom = "accept_from"
      case exposeExpiry = "expose_expiry"
      case issuer
      case audience
      case leeway
      case typeClaim = "type_claim"
      case idClaim = "id_claim"
      case userIDField = "user_id_field"
      case userIDClaim = "user_id_claim"
      case claims
      case revokeOnPasswordChange = "revoke_on_password_change"
      case requireActiveUser = "require_active_user"
      case updateLastLogin = "update_last_login"
    }
  }

  /// What happens when a rotated refresh token comes back.
  public enum ReuseDetection: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is accepted.
    case none
    /// It is refused; its descendants live on.
    case token
    /// It is refused and its whole family ends (RFC 9700 4.14.2).
    case family
  }

  /// What a late copy of a rotated token gets within the grace.
  public enum GraceAnswer: String, Sendable, Hashable, Codable, CaseIterable {
    /// The successor that the first copy got: one chain.
    case successor
    /// Another new token.
    case new
  }

  /// Where revoked tokens are remembered.
  public enum RevocationStore: String, Sendable, Hashable, Codable, CaseIterable {
    /// In the process; gone when it ends.
    case memory
    /// In the server's database.
    case database
    /// In a store that all hosts share.
    case shared
  }

  /// Which tokens are also in JSON answers.
  public enum TokenBody: String, Sendable, Hashable, Codable, CaseIterable {
    /// None.
    case none
    /// The access token.
    case access
    /// Both tokens.
    case all
  }

  /// Where a token may be taken from.
  public enum TokenPlace: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its cookie.
    case cookie
    /// `Authorization: Bearer` (RFC 6750 2.1).
    case header
    /// A member of the JSON body.
    case body
    /// A query parameter.
    case query
  }
}

extension AuthSettings.Tokens {
  /// How refresh tokens replace one another.
  public struct Rotation: Sendable, Hashable, Codable {
    /// Whether each refresh hands out a new refresh token.
    public var enabled: Bool = true

    /// What a replayed token brings about: `token` refuses it, `family` also ends all its
    /// descendants, `none` accepts it.
    public var reuseDetection: AuthSettings.ReuseDetection = .family

    /// How long a token that was just rotated is answered again, so that two tabs that refresh at
    /// once both stay signed in.
    public var grace: Duration = .seconds(10)

    /// What a late copy gets within the grace: the same successor, or another new token.
    public var onGrace: AuthSettings.GraceAnswer = .successor

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case reuseDetection = "reuse_detection"
      case grace
      case onGrace = "on_grace"
    }
  }

  /// The list of tokens that are no longer good.
  public struct Revocation: Sendable, Hashable, Codable {
    /// Whether the list is kept.
    public var enabled: Bool = true

    /// Whether a rotated refresh token is put on it.
    public var afterRotation: Bool = true

    /// Whether logout puts the refresh token on it.
    public var onLogout: Bool = true

    /// Where the list is kept.
    public var store: AuthSettings.RevocationStore = .database

    /// How often expired entries are removed; null keeps them.
    public var purgeEvery: Duration? = .seconds(86_400)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case afterRotation = "after_rotation"
      case onLogout = "on_logout"
      case store
      case purgeEvery = "purge_every"
    }
  }
}
