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

  /// What holds when many ask at once, and when the machine does not play along.
  @Suite struct ReliabilityTests {
    /// How often the races run; `make test-reliability` asks for many more.
    private static let rounds =
      ProcessInfo.processInfo.environment["COUNTERSIGN_ROUNDS"].flatMap { Int($0) } ?? 20

    private static let refresh = "/api/auth/token/refresh/"

    /// Serves a file of its own, so that the tests can look at what is in it.
    private func serving(
      _ settings: AuthSettings, hashingThreads: Int = 2,
      _ body: @Sendable (RunningServer, String) async throws -> Void
    ) async throws {
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        options.hashingThreads = hashingThreads
        try await RunningServer.with(settings, options: options) { try await body($0, path) }
      }
    }

    private func count(_ sql: String, _ path: String) throws -> Int? {
      try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) }
    }

    @Test func `of 64 refreshes in one instant all go on with one token`() async throws {
      try await serving(.plain) { running, path in
        var token = try await running.logIn().cookie("refresh") ?? ""
        let volley = try Volley(64, port: running.client.port)
        for round in 1...Self.rounds {
          let answers = try await volley.fire(
            Volley.request("POST", Self.refresh, cookies: ["refresh": token]))
          #expect(answers.allSatisfy { $0.status == 200 }, "round \(round)")
          let heirs = Set(answers.map { $0.cookie("refresh") ?? "" })
          #expect(heirs.count == 1, "round \(round)")
          token = heirs.first ?? ""
        }
        #expect(try count("SELECT count(*) FROM sessions WHERE ended_at IS NULL", path) == 1)
        let live = "SELECT count(*) FROM refresh_tokens WHERE rotated_at IS NULL"
        #expect(try count(live, path) == 1)
      }
    }

    @Test(arguments: [AuthSettings.ReuseDetection.token, .family])
    func `of 64 refreshes in one instant one wins where there is no grace`(
      reuse: AuthSettings.ReuseDetection
    ) async throws {
      var settings = AuthSettings.plain
      settings.tokens.rotation.grace = .zero
      settings.tokens.rotation.reuseDetection = reuse
      try await serving(settings) { running, path in
        let volley = try Volley(64, port: running.client.port)
        for round in 1...Self.rounds {
          let token = try await running.logIn().cookie("refresh") ?? ""
          let answers = try await volley.fire(
            Volley.request("POST", Self.refresh, cookies: ["refresh": token]))
          let winners = answers.filter { $0.status == 200 }
          #expect(winners.count == 1, "round \(round)")
          #expect(answers.count { $0.status == 401 } == 63, "round \(round)")
          let heir = try await running.refresh(winners.first?.cookie("refresh"))
          #expect(heir.status == (reuse == .family ? 401 : 200), "round \(round)")
        }
        let twins = """
          SELECT count(*) FROM (SELECT session_id FROM refresh_tokens WHERE rotated_at IS NULL
            GROUP BY session_id HAVING count(*) > 1)
          """
        #expect(try count(twins, path) == 0)
      }
    }

    @Test func `logout and refresh in one instant leave no session behind`() async throws {
      try await serving(.plain) { running, path in
        let volley = try Volley(16, port: running.client.port)
        for _ in 1...Self.rounds {
          let token = try await running.logIn().cookie("refresh") ?? ""
          async let storm = volley.fire(
            Volley.request("POST", Self.refresh, cookies: ["refresh": token]))
          let logout = try await running.client.send(
            "POST", "/api/auth/logout/", cookies: ["refresh": token])
          #expect(logout.status == 200)
          for heir in Set(try await storm.compactMap { $0.cookie("refresh") }) {
            let late = try await running.refresh(heir)
            #expect(late.status == 401)
          }
        }
        #expect(try count("SELECT count(*) FROM sessions WHERE ended_at IS NULL", path) == 0)
      }
    }

    @Test func `no login with an old password outlives its change`() async throws {
      try await serving(.plain) { running, _ in
        let volley = try Volley(8, port: running.client.port)
        var old = running.password
        for round in 1...min(Self.rounds, 100) {
          running.clock.advance(by: .seconds(2))
          let new = "a longer phrase \(round)"
          let change = try Volley(1, port: running.client.port)
          let login = try await running.client.send(
            "POST", RunningServer.login, body: #"{"username":"alice","password":"\#(old)"}"#)
          let attempt = Volley.request(
            "POST", RunningServer.login, body: #"{"username":"alice","password":"\#(old)"}"#)
          async let storm = volley.fire(attempt)
          let changed = try await change.fire(
            Volley.request(
              "POST", "/api/auth/password/change/",
              cookies: ["access": login.cookie("access") ?? ""],
              body: #"{"old_password":"\#(old)","new_password1":"\#(new)","#
                + #""new_password2":"\#(new)"}"#))
          #expect(changed.map(\.status) == [200])
          for answer in try await storm where answer.status == 200 {
            let late = try await running.refresh(answer.cookie("refresh"))
            #expect(late.status == 401)
          }
          old = new
        }
      }
    }

    @Test func `a database that another program holds is answered with 503, and nothing is lost`()
      async throws
    {
      try await serving(.plain) { running, path in
        let login = try await running.logIn()
        let token = login.cookie("refresh")
        let before = try count("SELECT count(*) FROM refresh_tokens", path)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: path, configuration: configuration)
        try await holder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        for answer in [try await running.refresh(token), try await running.logIn()] {
          #expect(answer.status == 503)
          #expect(answer["retry-after"] == "1")
          #expect(answer.body.contains(#""code":"store_unavailable""#))
          #expect(answer.all("set-cookie").isEmpty)
        }
        let data = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": login.cookie("access") ?? ""])
        #expect(data.status == 200)
        try await holder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        #expect(try count("SELECT count(*) FROM refresh_tokens", path) == before)
        let taken = try await running.refresh(token)
        #expect(taken.status == 200)
      }
    }

    @Test func `logins beyond the queue are told to come back, and others do not notice`()
      async throws
    {
      try await serving(.plain, hashingThreads: 1) { running, _ in
        let access = try await running.logIn().cookie("access") ?? ""
        // As long as a record of this many iterations is there, each login takes its time.
        try await running.server.users.add(
          username: "slow",
          passwordHash: "pbkdf2_sha256$600000$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=")
        let volley = try Volley(40, port: running.client.port)
        let begin = ContinuousClock.now
        async let flood = volley.fire(
          Volley.request(
            "POST", RunningServer.login, body: #"{"username":"slow","password":"wrong"}"#))
        try await Task.sleep(for: .milliseconds(200))
        let other = try Volley(1, port: running.client.port)
        let time = try await ContinuousClock().measure {
          let data = try await other.fire(
            Volley.request("GET", "/api/data/", cookies: ["access": access]))
          #expect(data.map(\.status) == [200])
        }
        let answers = try await flood
        #expect(time < (ContinuousClock.now - begin) / 4)
        let busy = answers.filter { $0.status == 503 }
        // Sixteen find a place, and whoever arrives once a place is free again.
        #expect((18...24).contains(busy.count))
        #expect(busy.allSatisfy { $0["retry-after"] == "1" && $0.body.contains("busy") })
        #expect(answers.count { $0.status == 400 } == 40 - busy.count)
      }
    }
  }
#endif
