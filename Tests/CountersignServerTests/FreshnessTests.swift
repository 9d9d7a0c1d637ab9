#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import GRDB
  import Testing

  /// What was changed counts with the next request, whoever changed it.
  @Suite struct FreshnessTests {
    /// Who changes something.
    enum Hand: CaseIterable {
      /// The server itself.
      case own
      /// Another connection to its database, as another program has one.
      case other
    }

    /// What is changed, each of which ends access.
    enum Change: CaseIterable {
      case disable, endSession, password, remove
    }

    private static let now: Int64 = 1_790_000_005_000

    private func serving(
      _ settings: AuthSettings = .plain,
      _ body: @Sendable (RunningServer, String) async throws -> Void
    ) async throws {
      try await withDatabasePath { path in
        var settings = settings
        settings.tokens.revocation.store = .database
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(settings, options: options) { try await body($0, path) }
      }
    }

    private func data(_ running: RunningServer, _ access: String) async throws -> Int {
      try await running.client.send("GET", "/api/data/", cookies: ["access": access]).status
    }

    private func make(
      _ change: Change, _ users: UserStore, _ sessions: () async throws -> Void
    ) async throws {
      switch change {
      case .disable: try await users.setActive(false, "alice")
      case .endSession: try await sessions()
      case .password:
        let hash = try PasswordHash.make("another one", cost: .fast)
        try await users.setPassword(hash, "alice", at: Self.now)
      case .remove: try await users.remove("alice")
      }
    }

    @Test(arguments: Hand.allCases, Change.allCases)
    func `what ends access ends it with the next request`(
      hand: Hand, change: Change
    ) async throws {
      try await serving { running, path in
        let access = try await running.logIn().cookie("access") ?? ""
        running.clock.advance(by: .seconds(10))
        for _ in 0..<3 { #expect(try await data(running, access) == 200) }
        switch hand {
        case .own:
          try await make(change, running.server.users) {
            let id = try #require(try await running.server.users.all().first?.id)
            try await running.server.sessions.endAll(of: id, because: .revoked, now: Self.now)
          }
        case .other:
          let store = try Store.open(.file(path))
          try await make(change, UserStore(store)) {
            _ = try await SessionLedger(store).revokeAll(of: "alice", now: Self.now)
          }
        }
        #expect(try await data(running, access) == 401)
      }
    }

    @Test func `a user who is enabled again is let in with the next request`() async throws {
      try await serving { running, path in
        let access = try await running.logIn().cookie("access") ?? ""
        let users = UserStore(try Store.open(.file(path)))
        for isActive in [false, true, false, true] {
          try await users.setActive(isActive, "alice")
          #expect(try await data(running, access) == (isActive ? 200 : 401))
        }
      }
    }

    @Test func `200 requests at once are answered, also while somebody writes`() async throws {
      try await serving { running, path in
        let access = try await running.logIn().cookie("access") ?? ""
        let volley = try Volley(200, port: running.client.port)
        let request = Volley.request("GET", "/api/data/", cookies: ["access": access])
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        for round in 1...5 {
          try await writer.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            try database.execute(
              sql: "UPDATE users SET first_name = ?", arguments: ["round \(round)"])
          }
          let during = try await volley.fire(request)
          #expect(during.allSatisfy { $0.status == 200 }, "round \(round)")
          try await writer.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
          let after = try await volley.fire(request)
          #expect(after.allSatisfy { $0.status == 200 }, "round \(round)")
        }
      }
    }

    @Test func `requests between refreshes of others see their own session`() async throws {
      try await serving { running, _ in
        let login = try await running.logIn()
        let access = login.cookie("access") ?? ""
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            var token = login.cookie("refresh")
            for _ in 0..<40 { token = try await running.refresh(token).cookie("refresh") }
          }
          for _ in 0..<100 { #expect(try await data(running, access) == 200) }
          try await group.waitForAll()
        }
        let user = try await running.client.send(
          "GET", "/api/auth/user/", cookies: ["access": access])
        #expect(user.body.contains("alice"))
      }
    }
  }
#endif
