#if Server
  import CountersignKeys
  import CountersignSettings

  /// Makes the tokens of a profile. Source: RFC 7515, RFC 7519.
  struct TokenMint: Sendable {
    private let tokens: AuthSettings.Tokens
    private let absoluteSeconds: Int64?
    private let key: TokenKey
    private let random: @Sendable (Int) throws -> [UInt8]
    private let succession: PreparedHMAC
    private let header: [UInt8]

    /// `random` makes so many octets, for the `jti` claims; those of successors are made of
    /// `succession`, which is kept as secret as the key that signs.
    init(
      _ settings: AuthSettings, key: TokenKey, succession: PreparedHMAC,
      random: @escaping @Sendable (Int) throws -> [UInt8]
    ) {
      tokens = settings.tokens
      absoluteSeconds = settings.session.absoluteLifetime?.components.seconds
      self.key = key
      self.succession = succession
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
      let issued = now / 1000
      return try mint(
        .access, grant, issued: issued, expiry: issued + tokens.accessLifetime.components.seconds,
        identifier: Self.identifier(random))
    }

    /// Makes a refresh token at `now`, in milliseconds since 1970.
    ///
    /// It never outlives the session's absolute lifetime, which counts from login.
    func refresh(for grant: Grant, now: Int64) throws -> MintedToken {
      try mint(
        .refresh, grant, issued: now / 1000, expiry: refreshExpiry(grant, now),
        identifier: Self.identifier(random))
    }

    /// Makes the refresh token that takes the place of the one with the digest `parent`.
    func successor(
      of parent: [UInt8], for grant: Grant, now: Int64
    ) throws -> MintedToken {
      try successor(
        of: parent, for: grant, issued: now / 1000, expiry: refreshExpiry(grant, now))
    }

    /// Makes a successor, perhaps again, of its times in seconds since 1970.
    ///
    /// The same parent, grant, times and key give the same header and payload; the identifier is a
    /// code of the parent's digest, so that nobody without the key can foretell it.
    func successor(
      of parent: [UInt8], for grant: Grant, issued: Int64, expiry: Int64
    ) throws -> MintedToken {
      try mint(
        .refresh, grant, issued: issued, expiry: expiry,
        identifier: Self.hexadecimal(succession.code(of: parent).prefix(16)))
    }

    private func refreshExpiry(_ grant: Grant, _ now: Int64) -> Int64 {
      let expiry = now / 1000 + tokens.refreshLifetime.components.seconds
      return absoluteSeconds.map { min(expiry, grant.signedInAt + $0) } ?? expiry
    }

    private func mint(
      _ kind: TokenKind, _ grant: Grant, issued: Int64, expiry: Int64,
      identifier: @autoclosure () throws -> String
    ) throws -> MintedToken {
      var claims = JSONObject()
      if let name = tokens.typeClaim { claims[name] = .string(kind.rawValue) }
      claims["exp"] = .integer(expiry)
      claims["iat"] = .integer(issued)
      if let name = tokens.idClaim { claims[name] = .string(try identifier()) }
      claims[tokens.userIDClaim] = .string(grant.subject)
      claims["sid"] = .string(grant.sessionID)
      if kind == .refresh { claims["auth_time"] = .integer(grant.signedInAt) }
      for member in grant.extra { claims[member.name] = member.value }
      if let audience { claims["aud"] = audience }
      if let issuer = tokens.issuer { claims["iss"] = .string(issuer) }
      return MintedToken(text: try signed(claims), issuedAt: issued, expiry: expiry)
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
      hexadecimal(try random(16)[...])
    }

    private static func hexadecimal(_ octets: ArraySlice<UInt8>) -> String {
      let digits = Array("0123456789abcdef".utf8)
      let text = octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return String(decoding: text, as: UTF8.self)
    }
  }
#endif
