#if Server
  import CountersignKeys
  import CountersignSettings
  import JWTKit

  /// Turns key material into keys that are pinned to an algorithm.
  struct TokenKeyMaker {
    /// Whether keys too short for their algorithm are taken, to show what they do.
    let isLab: Bool

    /// Makes the key that signs, or that verifies a retired key's tokens.
    ///
    /// Throws `ServerError.keyTooShort` and `.keyUnusable`.
    func key(
      _ algorithm: AuthSettings.Algorithm, _ secret: SecretBytes, id: String?, end: Int64? = nil,
      role: String
    ) async throws(ServerError) -> TokenKey {
      if algorithm.family == .none {
        guard isLab else { throw .unsigned }
        return TokenKey(algorithm: algorithm, id: id, end: end, implementation: nil)
      }
      if algorithm.family == .hmac {
        guard !secret.isPEM else { throw .keyUnusable(algorithm: algorithm.rawValue, role: role) }
        return try hmac(algorithm, secret.octets, id: id, end: end)
      }
      guard let pem = secret.utf8Text, secret.isPEM,
        let made = try? await implementation(algorithm, pem: pem)
      else { throw .keyUnusable(algorithm: algorithm.rawValue, role: role) }
      let jwk = try? PublicJWK(pem: pem)
      return TokenKey(
        algorithm: algorithm, id: id ?? jwk?.thumbprint, end: end, jwk: jwk, implementation: made)
    }

    /// Makes an HMAC key; a short one is filled up with zeros in the lab.
    ///
    /// Zeros at the end do not change an HMAC (RFC 2104, section 2), so the tokens are those that a
    /// careless library would make of the short secret. A secret has no thumbprint for a `kid`: it
    /// would let guesses be checked (RFC 7638, section 7).
    func hmac(
      _ algorithm: AuthSettings.Algorithm, _ octets: [UInt8], id: String?, end: Int64? = nil
    ) throws(ServerError) -> TokenKey {
      let minimum = algorithm.minimumSecretOctets
      guard octets.count >= minimum || isLab else {
        throw .keyTooShort(algorithm: algorithm.rawValue, octets: octets.count, minimum: minimum)
      }
      let filled = octets + [UInt8](repeating: 0, count: max(0, minimum - octets.count))
      return TokenKey(
        algorithm: algorithm, id: id, end: end,
        implementation: SharedSecret(SecretBytes(filled), algorithm.hmacFunction))
    }

    private func implementation(
      _ algorithm: AuthSettings.Algorithm, pem: String
    ) async throws -> any JWTAlgorithm {
      let keys = JWTKeyCollection()
      let isPrivate = pem.contains("PRIVATE KEY-----")
      switch algorithm.family {
      case .rsa where isPrivate:
        await keys.add(
          rsa: try Insecure.RSA.PrivateKey(pem: pem), digestAlgorithm: algorithm.digest)
      case .rsa:
        await keys.add(rsa: try Insecure.RSA.PublicKey(pem: pem), digestAlgorithm: algorithm.digest)
      case .pss where isPrivate:
        await keys.add(
          pss: try Insecure.RSA.PrivateKey(pem: pem), digestAlgorithm: algorithm.digest)
      case .pss:
        await keys.add(pss: try Insecure.RSA.PublicKey(pem: pem), digestAlgorithm: algorithm.digest)
      case .edwards where isPrivate: await keys.add(eddsa: try EdDSA.PrivateKey(pem: pem))
      case .edwards: await keys.add(eddsa: try EdDSA.PublicKey(pem: pem))
      case .ec(let curve): try await add(curve, pem: pem, isPrivate: isPrivate, to: keys)
      case .hmac, .none: break
      }
      return try await keys.getKey()
    }

    private func add(
      _ curve: NamedCurve, pem: String, isPrivate: Bool, to keys: JWTKeyCollection
    ) async throws {
      switch (curve, isPrivate) {
      case (.p256, true): await keys.add(ecdsa: try ES256PrivateKey(pem: pem))
      case (.p256, false): await keys.add(ecdsa: try ES256PublicKey(pem: pem))
      case (.p384, true): await keys.add(ecdsa: try ES384PrivateKey(pem: pem))
      case (.p384, false): await keys.add(ecdsa: try ES384PublicKey(pem: pem))
      case (.p521, true): await keys.add(ecdsa: try ES512PrivateKey(pem: pem))
      case (.p521, false): await keys.add(ecdsa: try ES512PublicKey(pem: pem))
      }
    }
  }
#endif
