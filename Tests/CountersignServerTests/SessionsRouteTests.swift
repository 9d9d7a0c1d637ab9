#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What users see of their sessions, and how they end them.
  @Suite struct SessionsRouteTests {
    private static let path = "/api/auth/user/sessions/"

    /// What the list has of one session.
    private struct Session: Decodable {
      var id: String
      var current: Bool
      var opened_at: String
      var used_at: String
      var device: String
    }

    private struct List: Decodable { var sessions: [Session] }

    /// Signs `alice` in and returns the token cookies.
    private func logIn(
      _ running: RunningServer, device: String = ""
    ) async throws -> [String: String] {
      let login = try await running.logIn(fields: device.isEmpty ? [:] : ["User-Agent": device])
      return [
        "access": try #require(login.cookie("access")),
        "refresh": try #require(login.cookie("refresh")),
      ]
    }

    private func list(
      _ running: RunningServer, _ cookies: [String: String]
    ) async throws -> [Session] {
      let answer = try await running.client.send("GET", Self.path, cookies: cookies)
      #expect(answer.status == 200)
      return try JSONDecoder().decode(List.self, from: Data(answer.body.utf8)).sessions
    }

    /// Whether both tokens are refused.
    private func isOver(
      _ running: RunningServer, _ cookies: [String: String]
    ) async throws -> Bool {
      let data = try await running.client.send("GET", "/api/data/", cookies: cookies)
      let refresh = try await running.refresh(cookies["refresh"])
      #expect(data.status == refresh.status)
      return data.status == 401 && refresh.status == 401
    }

    @Test func `are listed with the newest first and the own one marked`() async throws {
      try await RunningServer.with(.plain) { running in
        _ = try await logIn(running, device: "Phone/1")
        running.clock.advance(by: .seconds(5))
        let own = try await logIn(running, device: "Desk/2")
        let sessions = try await list(running, own)
        #expect(sessions.map(\.device) == ["Desk/2", "Phone/1"])
        #expect(sessions.map(\.current) == [true, false])
        #expect(sessions.map(\.opened_at) == ["2026-09-21T14:13:25Z", "2026-09-21T14:13:20Z"])
      }
    }

    @Test func `end one by one, with all their tokens at once`() async throws {
      try await RunningServer.with(.plain) { running in
        let other = try await logIn(running, device: "Phone")
        let own = try await logIn(running)
        let id = try #require(try await list(running, own).first { !$0.current }?.id)
        let ended = try await running.client.send("DELETE", Self.path + id + "/", cookies: own)
        #expect(ended.status == 200)
        #expect(ended.body == #"{"detail":"Sessions have ended.","ended":1}"#)
        #expect(ended.all("set-cookie").isEmpty)
        #expect(try await isOver(running, other))
        #expect(try await !isOver(running, own))
        let again = try await running.client.send("DELETE", Self.path + id + "/", cookies: own)
        #expect(again.status == 404)
      }
    }

    @Test func `of others cannot be ended`() async throws {
      try await RunningServer.with(.plain) { running in
        let own = try await logIn(running)
        let id = try #require(try await list(running, own).first?.id)
        let hash = try await running.server.users.all()[0].passwordHash
        try await running.server.users.add(username: "mallory", passwordHash: hash)
        let login = try await running.client.send(
          "POST", RunningServer.login,
          body: #"{"username":"mallory","password":"\#(running.password)"}"#)
        let answer = try await running.client.send(
          "DELETE", Self.path + id + "/", cookies: ["access": login.cookie("access") ?? ""])
        #expect(answer.status == 404)
        #expect(try await !isOver(running, own))
      }
    }

    @Test func `end all but the own one`() async throws {
      try await RunningServer.with(.plain) { running in
        let others = [try await logIn(running), try await logIn(running)]
        let own = try await logIn(running)
        let ended = try await running.client.send("DELETE", Self.path + "others/", cookies: own)
        #expect(ended.body.contains(#""ended":2"#))
        for other in others { #expect(try await isOver(running, other)) }
        #expect(try await !isOver(running, own))
      }
    }

    @Test func `end all together, and then the cookies go`() async throws {
      try await RunningServer.with(.plain) { running in
        let other = try await logIn(running)
        let own = try await logIn(running)
        let ended = try await running.client.send("DELETE", Self.path, cookies: own)
        #expect(ended.body.contains(#""ended":2"#))
        #expect(
          ended.all("set-cookie") == [
            "access=; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly",
            "refresh=; Path=/api/auth/; Max-Age=0; SameSite=Lax; Secure; HttpOnly",
          ])
        #expect(try await isOver(running, other))
        #expect(try await isOver(running, own))
      }
    }

    @Test func `that lie idle too long are not listed and count for no maximum`() async throws {
      var settings = AuthSettings.plain
      settings.session.idleLifetime = .seconds(100)
      settings.session.maxPerUser = 2
      try await RunningServer.with(settings) { running in
        let busy = try await logIn(running, device: "busy")
        running.clock.advance(by: .seconds(50))
        _ = try await logIn(running, device: "idle")
        running.clock.advance(by: .seconds(60))
        // The first one is over by now, unless it is used in between.
        let late = try await running.refresh(busy["refresh"])
        #expect(late.status == 401)
        let own = try await logIn(running, device: "own")
        #expect(try await list(running, own).map(\.device) == ["own", "idle"])
      }
    }

    @Test(arguments: [
      ("GET", path, 401), ("DELETE", path, 401), ("DELETE", path + "others/", 401),
      ("DELETE", path + String(repeating: "a", count: 32), 401), ("GET", path + "others/", 401),
      ("DELETE", path + "x", 404), ("DELETE", path + String(repeating: "g", count: 32), 404),
    ])
    func `are nobody's without credentials`(
      method: String, path: String, status: Int
    ) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send(method, path)
        #expect(answer.status == status)
      }
    }

    @Test func `cannot be ended by another site`() async throws {
      var settings = AuthSettings.plain
      settings.csrf.defence = .origin
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn(fields: ["Origin": "http://localhost:8000"])
        let answer = try await running.client.send(
          "DELETE", Self.path, cookies: ["access": login.cookie("access") ?? ""],
          fields: ["Origin": "https://evil.example"])
        #expect(answer.status == 403)
        #expect(answer.all("set-cookie").isEmpty)
      }
    }

    @Test func `are not offered where nothing could be revoked`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.revocation.enabled = false
      try await RunningServer.with(settings) { running in
        let own = try await logIn(running)
        let answer = try await running.client.send("GET", Self.path, cookies: own)
        #expect(answer.status == 404)
      }
    }

    @Test func `a device's name is cut, however its characters are put together`() async throws {
      try await RunningServer.with(.plain) { running in
        let cookies = try await logIn(
          running, device: "a" + String(repeating: "\u{301}", count: 2000))
        let device = try #require(try await list(running, cookies).first?.device)
        #expect(device.unicodeScalars.count <= 200)
      }
    }
  }
#endif
