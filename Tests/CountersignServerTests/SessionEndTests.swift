#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What ends a session, and what does not.
  @Suite struct SessionEndTests {
    /// The credentials that a browser may still have when it logs out.
    enum Credentials: CaseIterable {
      case refresh, rotated, accessOnly, expiredAccess, garbageRefresh, accessAsRefresh, inBody
    }

    @Test(arguments: Credentials.allCases)
    func `logout ends the session whatever names it`(credentials: Credentials) async throws {
      var settings = AuthSettings.plain
      settings.tokens.acceptFrom = [.cookie, .body]
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        let access = login.cookie("access") ?? ""
        let first = login.cookie("refresh") ?? ""
        let current = try await running.refresh(first).cookie("refresh") ?? ""
        var cookies: [String: String] = [:]
        var body: String?
        switch credentials {
        case .refresh: cookies = ["refresh": current]
        case .rotated: cookies = ["refresh": first]
        case .accessOnly: cookies = ["access": access]
        case .expiredAccess:
          cookies = ["access": access]
          running.clock.advance(by: .seconds(400))
        case .garbageRefresh: cookies = ["refresh": "x.y.z", "access": access]
        case .accessAsRefresh: cookies = ["refresh": access]
        case .inBody: (cookies, body) = (["refresh": "x"], #"{"refresh":"\#(current)"}"#)
        }
        let logout = try await running.client.send(
          "POST", "/api/auth/logout/", body: body, cookies: cookies)
        #expect(logout.status == 200)
        #expect(logout.all("set-cookie").count == 2)
        let late = try await running.refresh(current)
        #expect(late.status == 401)
      }
    }

    @Test func `a refresh cookie that does not reach logout leaves the session alone`()
      async throws
    {
      var settings = AuthSettings.plain
      settings.cookies.refresh.path = "/api/auth/token/"
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        _ = try await running.client.send(
          "POST", "/api/auth/logout/", cookies: ["access": login.cookie("access") ?? ""])
        let still = try await running.refresh(login.cookie("refresh"))
        #expect(still.status == 200)
      }
    }

    @Test(arguments: [true, false])
    func `an old password's tokens end even when the server forgets its list`(
      isRevoking: Bool
    ) async throws {
      var settings = AuthSettings.plain
      settings.tokens.revocation.store = .memory
      settings.tokens.revokeOnPasswordChange = isRevoking
      let key = SecretBytes(try RandomBytes.make(32))
      try await withDatabasePath { [settings] path in
        var options = ServerOptions()
        options.store = .file(path)
        let cookies = try await RunningServer.with(settings, key: key, options: options) {
          let login = try await $0.logIn()
          return ["access": login.cookie("access") ?? "", "refresh": login.cookie("refresh") ?? ""]
        }
        let hash = try PasswordHash.make("another one", cost: .fast)
        try await UserStore(try Store.open(.file(path))).setPassword(
          hash, "alice", at: 1_790_000_005_000)
        let clock = MovableClock(now: 1_790_000_010_000)
        try await RunningServer.with(
          settings, key: key, password: "another one", options: options, clock: clock
        ) { running in
          let expected = isRevoking ? 401 : 200
          let data = try await running.client.send("GET", "/api/data/", cookies: cookies)
          #expect(data.status == expected)
          let refresh = try await running.refresh(cookies["refresh"])
          #expect(refresh.status == expected)
          let login = try await running.logIn()
          let fresh = try await running.client.send(
            "GET", "/api/data/", cookies: ["access": login.cookie("access") ?? ""])
          #expect(fresh.status == 200)
        }
      }
    }

    /// How a server may be without a list that another program can write to.
    enum Forgetfulness: CaseIterable {
      case listInMemory, noList, noTokenID
    }

    @Test(arguments: Forgetfulness.allCases)
    func `an old password's tokens of the very second of its change end as well`(
      forgetfulness: Forgetfulness
    ) async throws {
      var settings = AuthSettings.plain
      switch forgetfulness {
      case .listInMemory: settings.tokens.revocation.store = .memory
      case .noList: settings.tokens.revocation.enabled = false
      case .noTokenID: settings.tokens.idClaim = nil
      }
      try await withDatabasePath { [settings] path in
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(settings, options: options) { running in
          let token = try await running.logIn().cookie("refresh")
          running.clock.advance(by: .milliseconds(300))
          try await UserStore(try Store.open(.file(path))).setPassword(
            PasswordHash.make(running.password, cost: .fast), "alice", at: running.clock.now)
          running.clock.advance(by: .milliseconds(300))
          let refused = try await running.refresh(token)
          #expect(refused.status == 401)
          let fresh = try await running.refresh(try await running.logIn().cookie("refresh"))
          #expect(fresh.status == 200)
        }
      }
    }

    @Test func `a session that was replaced loses its access token too`() async throws {
      var settings = AuthSettings.plain
      settings.session.maxPerUser = 1
      try await RunningServer.with(settings) { running in
        let old = try await running.logIn().cookie("access") ?? ""
        _ = try await running.logIn()
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": old])
        #expect(data.status == 401)
      }
    }

    @Test(arguments: [Forgetfulness.noList, .noTokenID])
    func `a session that was replaced ends without a list as well`(
      forgetfulness: Forgetfulness
    ) async throws {
      var settings = AuthSettings.plain
      if forgetfulness == .noList {
        settings.tokens.revocation.enabled = false
      } else {
        settings.tokens.idClaim = nil
      }
      settings.session.maxPerUser = 1
      try await RunningServer.with(settings) { running in
        let old = try await running.logIn()
        running.clock.advance(by: .seconds(1))
        let new = try await running.logIn()
        for (login, status) in [(old, 401), (new, 200)] {
          let data = try await running.client.send(
            "GET", "/api/data/", cookies: ["access": login.cookie("access") ?? ""])
          #expect(data.status == status)
          let refresh = try await running.refresh(login.cookie("refresh"))
          #expect(refresh.status == status)
        }
      }
    }

    @Test func `a session lies idle no longer because the server was restarted`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.revocation.store = .memory
      settings.session.idleLifetime = .seconds(100)
      let key = SecretBytes(try RandomBytes.make(32))
      try await withDatabasePath { [settings] path in
        var options = ServerOptions()
        options.store = .file(path)
        let token = try await RunningServer.with(settings, key: key, options: options) {
          try await $0.logIn().cookie("refresh")
        }
        for (seconds, status) in [(99, 200), (101, 401)] as [(Int64, Int)] {
          let clock = MovableClock(now: 1_790_000_000_000 + seconds * 1000)
          try await RunningServer.with(settings, key: key, options: options, clock: clock) {
            let answer = try await $0.refresh(token)
            #expect(answer.status == status)
          }
        }
      }
    }

    @Test func `a disabled user's tokens are good where the profile does not mind`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.requireActiveUser = false
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        try await running.server.users.setActive(false, "alice")
        let data = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": login.cookie("access") ?? ""])
        #expect(data.status == 200)
        let refresh = try await running.refresh(login.cookie("refresh"))
        #expect(refresh.status == 200)
      }
    }

    @Test func `a disabled user's access token is refused with the next request`() async throws {
      try await RunningServer.with(.plain) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        try await running.server.users.setActive(false, "alice")
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(data.status == 401)
        #expect(data.body.contains("user_inactive"))
      }
    }
  }
#endif
