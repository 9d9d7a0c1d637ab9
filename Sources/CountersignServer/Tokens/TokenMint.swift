#if Server
  import CountersignKeys
  import CountersignSettings

  /// Makes the tokens of a profile. Source: RFC 7515, RFC 7519.
  struct TokenMint: Sendable {
    private let tokens: AuthSettings.Tokens
    private let absoluteSeconds: Int64?
    private let key: TokenKey
    private let random: @Sendable (Int) throws -> [UInt8]
    private let header: [UInt8]

    /// `random` makes so many octets, for the `jti` claims.
    init(
      _ settings: AuthSettings, key: TokenKey, random: @escaping @Sendable (Int) throws -> [UInt8]
    ) {
      tokens = settings.tokens
      absoluteSeconds = settings.session.absoluteLifetime?.components.seconds
      self.key = key
      self.random = random
      var fields: JSONObject = JSONObject([
        .init(name: "alg", value: .string(key.algorithm.rawValue)),
        .init(name: "typ", value: "JWT"),
      ])
      if let id = key.id { fields["kid"] = .string(id) }
      header = Base64URL.encode(JSONValue.object(fields).bytes)
    }

    /// Makes an access token at `now`, in milliseconds since 1970.
    func access(for grant: Grant, now: Int64) throws -> MintedToken {
      try mint(.access, grant, now: now, lifetime: tokens.accessLifetime)
    }

    /// Makes a refresh token at `now`, in milliseconds since 1970.
    ///
    /// It never outlives the session's absolute lifetime, which counts from login.
    func refresh(for grant: Grant, now: Int64) throws -> MintedToken {
      try mint(.refresh, grant, now: now, lifetime: tokens.refreshLifetime)
    }

    private func mint(
      _ kind: TokenKind, _ grant: Grant, now: Int64, lifetime: Duration
    ) throws -> MintedToken {
      let issued = now / 1000
      var expiry = issued + lifetime.components.seconds
      if kind == .refresh, let absoluteSeconds {
        expiry = min(expiry, grant.signedInAt + absoluteSeconds)
      }
      var claims = JSONObject()
      if let name = tokens.typeClaim { claims[name] = .string(kind.rawValue) }
      claims["exp"] = .integer(expiry)
      claims["iat"] = .integer(issued)
      if let name = tokens.idClaim { claims[name] = .string(try Self.identifier(random)) }
      claims[tokens.userIDClaim] = .string(grant.subject)
      claims["sid"] = .string(grant.sessionID)
      if kind == .refresh { claims["auth_time"] = .integer(grant.signedInAt) }
      for member in grant.extra { claims[member.name] = member.value }
      if let audience { claims["aud"] = audience }
      if let issuer = tokens.issuer { claims["iss"] = .string(issuer) }
      return MintedToken(text: try signed(claims), expiry: expiry)
    }

    private var audience: JSONValue? {
      switch tokens.audience.count {
      case 0: nil
      case 1: .string(tokens.audience[0])
      default: .array(tokens.audience.map { .string($0) })
      }
    }

    private func signed(_ claims: JSONObject) throws -> String {
      let dot = UInt8(ascii: ".")
      let input = header + [dot] + Base64URL.encode(JSONValue.object(claims).bytes)
      let signature = Base64URL.encode(try key.signature(over: input))
      return String(decoding: input + [dot] + signature, as: UTF8.self)
    }

    /// A fresh identifier: 32 hexadecimal digits.
    static func identifier(_ random: (Int) throws -> [UInt8]) throws -> String {
      let digits = Array("0123456789abcdef".utf8)
      let text = try random(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return String(decoding: text, as: UTF8.self)
    }
  }
#endif
