#if Server
  import CountersignSettings

  /// Decides whether a token is good. Source: RFC 7515 5.2, RFC 7519 7.2, RFC 8725.
  struct TokenJudge: Sendable {
    private let tokens: AuthSettings.Tokens
    private let keys: KeyRing
    private let seen = VerifiedTokens()

    /// The longest token that is looked at, in octets; browsers keep no longer cookie.
    private static let limit = 8192

    init(_ tokens: AuthSettings.Tokens, keys: KeyRing) {
      self.tokens = tokens
      self.keys = keys
    }

    /// Judges signature, times, issuer, audience, identifier and type at `now`, in milliseconds.
    ///
    /// `kind` nil takes tokens of any type. Throws what is wrong first.
    func verify(
      _ text: String, as kind: TokenKind?, now: Int64
    ) throws(TokenFault) -> VerifiedToken {
      // A refresh token is shown once: to remember it would push out what is shown again.
      let token = try authentic(text, now: now, remembers: kind != .refresh)
      try checkTimes(token, now: now)
      if let fault = token.fault { throw fault }
      if let kind, let name = tokens.typeClaim {
        guard let type = token.claims[name] else { throw .noType }
        guard type.text == kind.rawValue else { throw .wrongType }
      }
      return token
    }

    /// Judges the signature only, so that an expired token still tells whose device sent it.
    func authentic(
      _ text: String, now: Int64, remembers: Bool = false
    ) throws(TokenFault) -> VerifiedToken {
      if let token = seen.token(text, now: now) { return token }
      guard text.utf8.count <= Self.limit else { throw .invalid }
      // As an array: in slices of it octets are reached without asking how the text is stored.
      let parts = Array(text.utf8).split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 3, let header = Self.object(parts[0]), header["crit"] == nil,
        let algorithm = header["alg"]?.text,
        tokens.allowedAlgorithms.contains(where: { $0.rawValue == algorithm }),
        let signature = Base64URL.decode(parts[2])
      else { throw .invalid }
      let input = Array(parts[0] + [UInt8(ascii: ".")] + parts[1])
      guard
        keys.verifies(
          signature, over: input, algorithm: algorithm, id: header["kid"]?.text, now: now),
        let claims = Self.object(parts[1])
      else { throw .invalid }
      let token = VerifiedToken(claims: claims, fault: fault(of: claims))
      if remembers { seen.remember(token, for: text, now: now) }
      return token
    }

    private func checkTimes(_ token: VerifiedToken, now: Int64) throws(TokenFault) {
      let seconds = Double(now) / 1000
      let leeway = Double(tokens.leeway.components.seconds)
      guard let expiry = token.expiry else {
        throw token.claims["exp"] == nil ? .missing("exp") : .invalid
      }
      guard expiry > seconds - leeway else { throw .expired }
      guard let beginning = token.beginning else { return }
      // Not a number is not smaller than anything.
      guard beginning <= seconds + leeway else { throw .invalid }
    }

    /// What is wrong with claims whatever the time: issuer, audience, identifier.
    private func fault(of claims: JSONObject) -> TokenFault? {
      if let issuer = tokens.issuer, claims["iss"]?.text != issuer { return .invalid }
      if !tokens.audience.isEmpty {
        let named: [String] =
          switch claims["aud"] {
          case .string(let one): [one]
          case .array(let several): several.compactMap(\.text)
          default: []
          }
        guard named.contains(where: tokens.audience.contains) else { return .invalid }
      }
      guard let name = tokens.idClaim, claims[name]?.text == nil else { return nil }
      return claims[name] == nil ? .noID : .invalid
    }

    private static func object(_ part: ArraySlice<UInt8>) -> JSONObject? {
      guard let bytes = Base64URL.decode(part) else { return nil }
      return (try? JSONParser.parse(bytes))?.object
    }
  }
#endif
