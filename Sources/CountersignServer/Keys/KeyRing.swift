#if Server
  import CountersignKeys
  import CountersignSettings

  /// The key that signs and all keys that verify.
  struct KeyRing: Sendable {
    /// The key that signs.
    let signing: TokenKey
    /// The keys that verify, the current one first.
    let verifying: [TokenKey]

    /// What the identifiers of successors are made of, the same as long as the signing key is.
    let succession: PreparedHMAC

    /// Makes the keys of a profile.
    ///
    /// Throws `ServerError` for keys that do not fit their algorithm, for one that cannot sign, and
    /// outside the lab for keys that refuse each other's signatures.
    init(
      _ settings: AuthSettings, _ secrets: ServerSecrets, isLab: Bool
    ) async throws(ServerError) {
      let maker = TokenKeyMaker(isLab: isLab)
      let tokens = settings.tokens
      signing = try await maker.key(
        tokens.algorithm, secrets.signing, id: settings.keys.id, role: "keys.signing")
      succession = Self.succession(of: secrets.signing)
      var keys: [TokenKey] = []
      for algorithm in tokens.allowedAlgorithms {
        // HMAC verifies with the key that signs: a public key for its secret would let everybody
        // who has read it make tokens (RFC 8725, section 2.1).
        if algorithm == tokens.algorithm, secrets.verifying == nil || algorithm.family == .hmac {
          keys.append(signing)
        } else if let key = try await Self.verifier(algorithm, settings, secrets, maker) {
          keys.append(key)
        }
        for old in secrets.retired where Self.fits(old.key, algorithm) {
          keys.append(
            try await maker.key(algorithm, old.key, id: old.id, end: old.end, role: "keys.retired"))
        }
      }
      verifying = keys
      try check(tokens.algorithm, isLab: isLab)
    }

    /// Signs something and verifies it, so that no server starts whose logins all fail.
    private func check(_ algorithm: AuthSettings.Algorithm, isLab: Bool) throws(ServerError) {
      let input = Array("countersign".utf8)
      guard let signature = try? signing.signature(over: input) else {
        throw .keyNotPrivate(role: "keys.signing")
      }
      // What comes of such keys is for the lab to show.
      guard !isLab else { return }
      let isPair = verifies(
        signature, over: input, algorithm: algorithm.rawValue, id: signing.id, now: 0)
      guard isPair else { throw .keysUnpaired }
    }

    /// Whether the token that names this algorithm and `kid` bears a good signature at `now`.
    ///
    /// A `kid` that is known picks its key; without one every key of that algorithm is tried.
    func verifies(
      _ signature: [UInt8], over input: [UInt8], algorithm: String, id: String?, now: Int64
    ) -> Bool {
      let candidates = verifying.filter { key in
        key.algorithm.rawValue == algorithm && now <= key.end ?? .max
      }
      let named = candidates.filter { $0.id != nil && $0.id == id }
      return (named.isEmpty ? candidates : named).contains { $0.verifies(signature, over: input) }
    }

    /// A key for one purpose, from which the signing key does not come back. Source: RFC 5869, 2.2.
    private static func succession(of secret: SecretBytes) -> PreparedHMAC {
      let key = Digest.hmacSHA256(secret.octets, key: Array("identifiers of successors".utf8))
      return PreparedHMAC(SecretBytes(key), .sha256)
    }

    private static func verifier(
      _ algorithm: AuthSettings.Algorithm, _ settings: AuthSettings, _ secrets: ServerSecrets,
      _ maker: TokenKeyMaker
    ) async throws(ServerError) -> TokenKey? {
      let secret = secrets.verifying ?? secrets.signing
      if fits(secret, algorithm) {
        return try await maker.key(
          algorithm, secret, id: settings.keys.id, role: "keys.verifying")
      }
      // A verifier that allows HMAC beside a public key takes the published PEM for a secret: this
      // is the confusion that RFC 8725, section 2.1 warns of, and a profile that lists both asks
      // for it. Only the lab shows what comes of that.
      guard algorithm.family == .hmac, let pem = publicPEM(of: secret) else { return nil }
      guard maker.isLab else {
        throw .keyUnusable(algorithm: algorithm.rawValue, role: "keys.verifying")
      }
      return try maker.hmac(algorithm, Array(pem.utf8), id: nil)
    }

    private static func fits(_ secret: SecretBytes, _ algorithm: AuthSettings.Algorithm) -> Bool {
      guard algorithm.family != .none else { return true }
      guard secret.isPEM else { return algorithm.family == .hmac }
      guard let kind = (try? KeyReader.facts(secret))?.kind else { return false }
      switch (algorithm.family, kind) {
      case (.rsa, .rsa), (.pss, .rsa), (.edwards, .ed25519): return true
      case (.ec(let wanted), .ec(let found)): return wanted == found
      default: return false
      }
    }

    private static func publicPEM(of secret: SecretBytes) -> String? {
      guard secret.isPEM else { return nil }
      return (try? KeyReader.publicKeyPEM(fromPrivate: secret)) ?? secret.utf8Text
    }
  }
#endif
