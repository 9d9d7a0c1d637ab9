#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import GRDB
  import Testing

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A late copy within the grace gets the same successor, also from a server that was started anew.
  @Suite struct SuccessionTests {
    /// Algorithms whose signatures are the same each time, and such whose are not.
    private static let algorithms: [(AuthSettings.Algorithm, KeyKind?)] = [
      (.hs256, nil), (.rs256, .rsa(bits: 2048)), (.ps256, .rsa(bits: 2048)),
      (.es256, .ec(.p256)), (.edDSA, .ed25519),
    ]

    private static let start: Int64 = 1_790_000_000_000

    private static func key(_ kind: KeyKind?) throws -> SecretBytes {
      guard let kind else { return try KeyGenerator.secretText(octets: 64) }
      return try KeyGenerator.make(kind).privatePEM
    }

    private static func settings(_ algorithm: AuthSettings.Algorithm = .hs256) -> AuthSettings {
      var settings = AuthSettings.plain
      settings.tokens.algorithm = algorithm
      settings.tokens.allowedAlgorithms = [algorithm]
      return settings
    }

    /// Runs a server on the file at `path`, `seconds` after the first one began.
    private static func serve<Result: Sendable>(
      _ settings: AuthSettings, _ key: SecretBytes, retired: [ServerSecrets.Retired] = [],
      at path: String, after seconds: Int64,
      _ body: @Sendable (RunningServer) async throws -> Result
    ) async throws -> Result {
      var options = ServerOptions()
      options.store = .file(path)
      return try await RunningServer.with(
        settings, key: key, retired: retired, password: "a password", options: options,
        clock: MovableClock(now: start + seconds * 1000), body: body)
    }

    /// Header and payload: what the signature is over.
    private func content(_ token: String?) -> Substring? {
      token.flatMap { token in token.lastIndex(of: ".").map { token[..<$0] } }
    }

    /// The tokens of a login and of so many refreshes, one after the other.
    private static func chain(_ count: Int, _ running: RunningServer) async throws -> [String?] {
      var tokens = [try await running.logIn().cookie("refresh")]
      for _ in 0..<count {
        running.clock.advance(by: .seconds(1))
        tokens.append(try await running.refresh(tokens.last ?? nil).cookie("refresh"))
      }
      return tokens
    }

    @Test(arguments: algorithms, [1, 2, 5])
    func `after a restart it is the successor that was handed out, and both copies work`(
      algorithm: (AuthSettings.Algorithm, KeyKind?), count: Int
    ) async throws {
      let (settings, key) = (Self.settings(algorithm.0), try Self.key(algorithm.1))
      try await withDatabasePath { path in
        let tokens = try await Self.serve(settings, key, at: path, after: 0) {
          try await Self.chain(count, $0)
        }
        try await Self.serve(settings, key, at: path, after: Int64(count) + 2) { running in
          let late = try await running.refresh(tokens[0]).cookie("refresh")
          #expect(late != nil)
          #expect(content(late) == content(tokens.last ?? nil))
          let next = try await running.refresh(late).cookie("refresh")
          let twin = try await running.refresh(tokens.last ?? nil).cookie("refresh")
          #expect(next != nil)
          #expect(content(next) == content(twin))
          running.clock.advance(by: .seconds(11))
          let heir = try await running.refresh(next)
          #expect(heir.status == 200)
          let replayed = try await running.refresh(late)
          #expect(replayed.status == 401)
        }
      }
    }

    @Test func `under another key or another lifetime it is a fresh one of the same session`()
      async throws
    {
      let (old, new) = (try Self.key(nil), try Self.key(nil))
      try await withDatabasePath { path in
        let tokens = try await Self.serve(Self.settings(), old, at: path, after: 0) {
          try await Self.chain(1, $0)
        }
        let retired = ServerSecrets.Retired(key: old, id: nil, lastDay: nil)
        try await Self.serve(
          Self.settings(), new, retired: [retired], at: path, after: 2
        ) { running in
          let fresh = try await running.refresh(tokens[0]).cookie("refresh")
          #expect(fresh != nil)
          #expect(content(fresh) != content(tokens[1]))
          for token in [fresh, tokens[1]] {
            let answer = try await running.refresh(token)
            #expect(answer.status == 200)
          }
        }
      }
    }

    @Test func `where each copy gets a token of its own, no two are the same`() async throws {
      var settings = Self.settings()
      settings.tokens.rotation.onGrace = .new
      try await RunningServer.with(settings) { running in
        let token = try await running.logIn().cookie("refresh")
        var heirs: Set<String> = []
        for _ in 0..<5 {
          heirs.insert(try await running.refresh(token).cookie("refresh") ?? "")
        }
        #expect(heirs.count == 5)
        for heir in heirs {
          let answer = try await running.refresh(heir)
          #expect(answer.status == 200)
        }
      }
    }

    @Test func `the tokens in the file of an earlier version go on`() async throws {
      let key = try Self.key(nil)
      try await withDatabasePath { path in
        let tokens = try await Self.serve(Self.settings(), key, at: path, after: 0) {
          try await Self.chain(1, $0)
        }
        try Self.makeEarlier(path, spent: tokens[0] ?? "", live: tokens[1] ?? "")
        try await Self.serve(Self.settings(), key, at: path, after: 3) { running in
          let next = try await running.refresh(tokens[1]).cookie("refresh")
          let late = try await running.refresh(tokens[1]).cookie("refresh")
          #expect(next != nil)
          #expect(next == late)
          running.clock.advance(by: .seconds(11))
          let replayed = try await running.refresh(tokens[0])
          #expect(replayed.status == 401)
          let ended = try await running.refresh(next)
          #expect(ended.status == 401)
        }
      }
    }

    /// Makes the file one of version 2, with the digests of whole tokens.
    private static func makeEarlier(_ path: String, spent: String, live: String) throws {
      try DatabaseQueue(path: path).write { database in
        try database.execute(
          sql: """
            CREATE TABLE old AS SELECT * FROM refresh_tokens;
            DROP TABLE refresh_tokens;
            CREATE TABLE refresh_tokens (
              digest BLOB PRIMARY KEY,
              session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
              parent BLOB, successor BLOB,
              issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, rotated_at INTEGER
            ) WITHOUT ROWID;
            CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
            CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);
            DELETE FROM grdb_migrations WHERE identifier = '3';
            """)
        let digests = [spent, live].map { Data(Digest.sha256(Array($0.utf8))) }
        try database.execute(
          sql: """
            INSERT INTO refresh_tokens
              (digest, session_id, successor, issued_at, expires_at, rotated_at)
            SELECT iif(rotated_at IS NULL, ?, ?), session_id,
              iif(rotated_at IS NULL, NULL, ?), issued_at + 7, expires_at, rotated_at FROM old
            """,
          arguments: [digests[1], digests[0], digests[1]])
        try database.execute(sql: "DROP TABLE old")
      }
    }
  }
#endif
