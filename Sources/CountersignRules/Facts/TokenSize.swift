import CountersignSettings

/// About how many octets a token cookie has, name and value together.
struct TokenSize: Sendable {
  /// Which of the two it is.
  let kind: TokenCookieKind
  /// With a guess for the fields of the user that are copied into it.
  let octets: Int
  /// Without them.
  let certainOctets: Int

  /// Estimates the cookie from the settings.
  init(_ kind: TokenCookieKind, in settings: borrowing AuthSettings) {
    self.kind = kind
    let own = Self.ownClaims(kind, settings.tokens)
    let copied = settings.tokens.claims.reduce(0) { sum, claim in
      sum + Self.member(claim, ClaimSize.guess(claim))
    }
    let fixed = kind.settings(in: settings).name.utf8.count + Self.frame(settings)
    octets = fixed + Self.base64(own + copied)
    certainOctets = fixed + Self.base64(own)
  }

  /// Header, signature and the two dots.
  private static func frame(_ settings: borrowing AuthSettings) -> Int {
    let id = settings.keys.id?.utf8.count ?? 43
    return base64(2 + member("alg", 5) + member("typ", 3) + member("kid", id))
      + settings.tokens.algorithm.signatureLength + 2
  }

  private static func ownClaims(_ kind: TokenCookieKind, _ tokens: AuthSettings.Tokens) -> Int {
    var size = 2 + member("exp", 10) + member("iat", 10) + member("sid", 32)
    size += member(tokens.userIDClaim, 12)
    if kind == .refresh { size += member("auth_time", 10) }
    if let name = tokens.typeClaim { size += member(name, 7) }
    if let name = tokens.idClaim { size += member(name, 32) }
    if let issuer = tokens.issuer { size += member("iss", issuer.utf8.count) }
    if !tokens.audience.isEmpty {
      size += member("aud", tokens.audience.reduce(0) { $0 + $1.utf8.count + 3 })
    }
    return size
  }

  /// A member of a JSON object: quotes, colon and comma included.
  private static func member(_ name: String, _ value: Int) -> Int { name.utf8.count + value + 6 }

  private static func base64(_ octets: Int) -> Int { (octets * 4 + 2) / 3 }
}

/// The length of fields of the user, which only the user store knows.
package enum ClaimSize {
  /// About how many octets the field of an account with much in it has.
  package static func guess(_ claim: String) -> Int {
    switch claim {
    case "id", "pk", "is_active", "is_staff", "is_superuser": 8
    case "first_name", "last_name", "username": 32
    case "email", "last_login", "date_joined", "phone", "locale", "tenant", "role": 64
    default: 1024
    }
  }
}

extension AuthSettings.Algorithm {
  /// The octets of a signature in base64; RSA keys count as 2048 bits.
  fileprivate var signatureLength: Int {
    switch self {
    case .none: 0
    case .hs256: 43
    case .hs384: 64
    case .hs512, .es256, .edDSA: 86
    case .es384: 128
    case .es512: 176
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: 342
    }
  }
}
