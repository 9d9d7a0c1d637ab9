#if Server
  import CountersignKeys
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
