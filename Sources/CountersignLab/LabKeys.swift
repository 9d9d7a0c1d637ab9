#if Server
  import CountersignKeys
  import CountersignRules
  import CountersignServer
  import CountersignSettings
  import Synchronization

  /// Throw-away keys, one of each kind, made when the first server needs it.
  ///
  /// They stand in for the keys that a profile names, so that an experiment never touches those.
  package final class LabKeys: Sendable {
    private let made = Mutex<[String: SecretBytes]>([:])

    /// Creates an empty ring.
    package init() {}

    /// Secrets of the kinds that a profile's algorithm and retired keys need.
    func secrets(for settings: AuthSettings) throws(CryptoError) -> ServerSecrets {
      var secrets = ServerSecrets(signing: try key(for: settings.tokens.algorithm, "signing"))
      for (number, retired) in settings.keys.retired.enumerated() {
        secrets.retired.append(
          ServerSecrets.Retired(
            key: try key(for: settings.tokens.algorithm, "retired \(number)"), id: retired.id,
            lastDay: retired.until))
      }
      return secrets
    }

    /// A key of the kind that an algorithm needs, of somebody else.
    func stranger(_ algorithm: AuthSettings.Algorithm) throws(CryptoError) -> SecretBytes {
      try key(for: algorithm, "stranger")
    }

    /// Secrets that look like those that were found, and others where none was.
    ///
    /// - Throws: `ServerError.secret` for what cannot be read, `LabError.inimitable` for what
    ///   cannot be made, and `CryptoError`.
    func secrets(for settings: AuthSettings, like found: Surroundings) throws -> ServerSecrets {
      try checkReadable(settings.keys, found)
      var secrets = try secrets(for: settings)
      if case .generate(let count) = settings.keys.signing {
        secrets.signing = try KeyGenerator.octets(count)
      } else if let facts = found.secrets["keys.signing"]?.facts {
        secrets.signing = try imitation(of: facts.key)
      }
      if settings.keys.verifying != nil, let facts = found.secrets["keys.verifying"]?.facts {
        secrets.verifying = try imitation(of: facts.key)
      }
      for number in secrets.retired.indices {
        guard let facts = found.secrets["keys.retired[\(number)]"]?.facts else { continue }
        secrets.retired[number].key = try imitation(of: facts.key)
      }
      return secrets
    }

    /// Lets the server itself find out that one of its secrets is not there.
    private func checkReadable(_ keys: AuthSettings.Keys, _ found: Surroundings) throws {
      let isUnusable = found.secrets.contains { name, state in
        guard name.hasPrefix("keys."), name != "keys.application_secret" else { return false }
        if case .unusable = state { return true }
        return false
      }
      guard isUnusable else { return }
      _ = try ServerSecrets(keys, from: SecretResolver(environment: [:], directory: "/nonexistent"))
    }

    private func imitation(of facts: KeyFacts) throws -> SecretBytes {
      switch facts.kind {
      case .symmetric(let octets): return try Self.text(octets: octets, like: facts.shape)
      case .rsa:
        let kind = KeyKind.rsa(
          bits: min(facts.bits, 4096), exponent: UInt(facts.publicExponent ?? 65_537))
        return try half(kind, facts)
      case .ec(let curve): return try half(.ec(curve), facts)
      case .ed25519: return try half(.ed25519, facts)
      default: throw LabError.inimitable(facts.kind.description)
      }
    }

    /// One half of a pair that keys of this fingerprint share.
    private func half(_ kind: KeyKind, _ facts: KeyFacts) throws -> SecretBytes {
      let name = "\(kind) \(facts.fingerprint)"
      let pair: SecretBytes
      if let known = made.withLock({ $0[name] }) {
        pair = known
      } else {
        let new = try KeyGenerator.make(kind).privatePEM
        pair = made.withLock { keys in
          let first = keys[name] ?? new
          keys[name] = first
          return first
        }
      }
      return facts.isPrivate
        ? pair : SecretBytes(text: try KeyReader.publicKeyPEM(fromPrivate: pair))
    }

    /// A secret of so many octets that looks like this: the word or the block that it repeats is
    /// one that an attacker knows, the rest is chance.
    private static func text(octets: Int, like shape: SecretShape?) throws -> SecretBytes {
      let chance = try KeyGenerator.secretText(octets: octets).utf8Text ?? ""
      var text = Array(chance.utf8.prefix(octets))
      if let word = shape?.placeholder {
        text = KeyGuess.filled(word, to: octets)
      } else if let block = shape?.repeatedBlockOctets {
        let word = KeyGuess.words.first { $0.utf8.count == block }
        text = KeyGuess.filled(word ?? String(chance.prefix(block)), to: octets)
      } else if let shape, shape.distinctOctets < 5 {
        text = KeyGuess.filled("1", to: octets)
      }
      if shape?.endsWithLineBreak == true { text = text.dropLast() + [0x0A] }
      if shape?.startsWithByteOrderMark == true { text = [0xEF, 0xBB, 0xBF] + text.dropFirst(3) }
      return SecretBytes(text)
    }

    private func key(
      for algorithm: AuthSettings.Algorithm, _ role: String
    ) throws(CryptoError) -> SecretBytes {
      let name = "\(algorithm.rawValue) \(role)"
      if let known = made.withLock({ $0[name] }) { return known }
      let key = try Self.make(for: algorithm)
      return made.withLock { keys in
        if let known = keys[name] { return known }
        keys[name] = key
        return key
      }
    }

    private static func make(
      for algorithm: AuthSettings.Algorithm
    ) throws(CryptoError) -> SecretBytes {
      switch algorithm {
      case .hs256, .hs384, .hs512, .none: try KeyGenerator.octets(64)
      case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512:
        try KeyGenerator.make(.rsa(bits: 2048)).privatePEM
      case .es256: try KeyGenerator.make(.ec(.p256)).privatePEM
      case .es384: try KeyGenerator.make(.ec(.p384)).privatePEM
      case .es512: try KeyGenerator.make(.ec(.p521)).privatePEM
      case .edDSA: try KeyGenerator.make(.ed25519).privatePEM
      }
    }
  }
#endif
