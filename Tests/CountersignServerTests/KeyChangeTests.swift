#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// A signing key that makes way for another.
  @Suite struct KeyChangeTests {
    /// Algorithms with a key of the sort that `countersign keys generate` makes for them.
    private static let algorithms: [(AuthSettings.Algorithm, KeyKind?)] = [
      (.hs256, nil), (.hs512, nil), (.rs256, .rsa(bits: 2048)), (.ps384, .rsa(bits: 2048)),
      (.es256, .ec(.p256)), (.es384, .ec(.p384)), (.es512, .ec(.p521)), (.edDSA, .ed25519),
    ]

    private static func key(_ kind: KeyKind?) throws -> SecretBytes {
      guard let kind else { return try KeyGenerator.secretText(octets: 64) }
      return try KeyGenerator.make(kind).privatePEM
    }

    private static func settings(_ algorithm: AuthSettings.Algorithm) -> AuthSettings {
      var settings = AuthSettings.plain
      settings.tokens.algorithm = algorithm
      settings.tokens.allowedAlgorithms = [algorithm]
      settings.tokens.refreshLifetime = .seconds(400 * 86_400)
      return settings
    }

    /// Whether the server takes a refresh token.
    private static func takes(_ token: String?, _ running: RunningServer) async throws -> Bool {
      try await running.refresh(token).status == 200
    }

    @Test(arguments: algorithms)
    func `the old one's tokens are good through its last day, and no longer`(
      algorithm: AuthSettings.Algorithm, kind: KeyKind?
    ) async throws {
      let settings = Self.settings(algorithm)
      let (old, new) = (try Self.key(kind), try Self.key(kind))
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        let tokens = try await RunningServer.with(
          settings, key: old, password: "a password", options: options
        ) {
          var tokens: [String?] = []
          for _ in 0..<3 { tokens.append(try await $0.logIn().cookie("refresh")) }
          return tokens
        }
        try await RunningServer.with(settings, key: new, options: options) { running in
          let isTaken = try await Self.takes(tokens[0], running)
          #expect(!isTaken)
        }
        let retired = ServerSecrets.Retired(key: old, id: nil, lastDay: "2026-09-23")
        try await RunningServer.with(
          settings, key: new, retired: [retired], password: "a password", options: options
        ) { running in
          let before = try await Self.publicKeys(running)
          #expect(before == (kind == nil ? 0 : 2))
          let isTaken = try await Self.takes(tokens[1], running)
          #expect(isTaken)
          running.clock.advance(by: .seconds(3 * 86_400))
          let isStillTaken = try await Self.takes(tokens[2], running)
          #expect(!isStillTaken)
          let after = try await Self.publicKeys(running)
          #expect(after == (kind == nil ? 0 : 1))
          let login = try await running.logIn()
          let isFreshTaken = try await Self.takes(login.cookie("refresh"), running)
          #expect(isFreshTaken)
        }
      }
    }

    /// How many keys the server publishes; none of them may have a private member.
    private static func publicKeys(_ running: RunningServer) async throws -> Int {
      let answer = try await running.client.send("GET", "/.well-known/jwks.json")
      guard answer.status == 200 else { return 0 }
      for member in [#""d":"#, #""p":"#, #""q":"#, #""k":"#] {
        #expect(!answer.body.contains(member))
      }
      return answer.body.matches(of: /"kid":/).count
    }
  }
#endif
