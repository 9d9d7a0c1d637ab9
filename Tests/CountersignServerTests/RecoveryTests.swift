#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Forgotten passwords and new accounts.
  @Suite struct RecoveryTests {
    private static let reset = "/api/auth/password/reset/"
    private static let confirm = "/api/auth/password/reset/confirm/"
    private static let new = "a much longer phrase"

    /// Serves with an outbox that is gone afterwards.
    private func serving(
      _ settings: AuthSettings = .plain,
      _ body: @Sendable (RunningServer, _ outbox: String) async throws -> Void
    ) async throws {
      try await withDatabasePath { path in
        let outbox = path + ".outbox"
        try FileManager.default.createDirectory(
          atPath: outbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outbox) }
        var options = ServerOptions()
        options.outbox = outbox
        try await RunningServer.with(settings, options: options) { try await body($0, outbox) }
      }
    }

    /// Asks for a message and returns the answer.
    private func ask(_ running: RunningServer, _ email: String) async throws -> RawAnswer {
      try await running.client.send("POST", Self.reset, body: #"{"email":"\#(email)"}"#)
    }

    /// The values of the one message that is or will be in the outbox, once it is there.
    private func message(in outbox: String) async throws -> (uid: String, token: String) {
      var names: [String] = []
      for _ in 0..<100 where names.isEmpty {
        try await Task.sleep(for: .milliseconds(50))
        names = try FileManager.default.contentsOfDirectory(atPath: outbox)
          .filter { $0.hasSuffix(".eml") }
      }
      let path = outbox + "/" + (try #require(names.first))
      #expect(names.count == 1)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      #expect(text.hasPrefix("To: alice@example.com\nSubject: Password reset at localhost:8000\n"))
      let uid = try #require(text.firstMatch(of: /uid: (\S+)\n/)?.output.1)
      let token = try #require(text.firstMatch(of: /token: (\S+)\n/)?.output.1)
      return (String(uid), String(token))
    }

    private func confirm(
      _ running: RunningServer, _ uid: String, _ token: String, _ first: String = new,
      _ second: String = new
    ) async throws -> RawAnswer {
      try await running.client.send(
        "POST", Self.confirm,
        body: #"{"uid":"\#(uid)","token":"\#(token)","new_password1":"\#(first)","#
          + #""new_password2":"\#(second)"}"#)
    }

    @Test func `a message lets its reader set a new password, once`() async throws {
      try await serving { running, outbox in
        let old = try await running.logIn().cookie("refresh")
        running.clock.advance(by: .seconds(5))
        let asked = try await ask(running, "Alice@Example.com")
        #expect(asked.status == 200)
        #expect(asked.body == #"{"detail":"Password reset e-mail has been sent."}"#)
        let (uid, token) = try await message(in: outbox)
        let weak = try await confirm(running, uid, token, "1234567", "1234567")
        #expect(weak.status == 400)
        #expect(weak.body.contains("too short"))
        let unequal = try await confirm(running, uid, token, Self.new, "another phrase")
        #expect(unequal.body.contains("didn’t match"))
        let done = try await confirm(running, uid, token)
        #expect(done.status == 200)
        #expect(done.body == #"{"detail":"Password has been reset with the new password."}"#)
        let again = try await confirm(running, uid, token)
        #expect(again.body == #"{"token":["Invalid value"]}"#)
        let late = try await running.refresh(old)
        #expect(late.status == 401)
        let wrong = try await running.logIn()
        #expect(wrong.status == 400)
        let right = try await running.client.send(
          "POST", RunningServer.login, body: #"{"username":"alice","password":"\#(Self.new)"}"#)
        #expect(right.status == 200)
      }
    }

    @Test func `a message that was promised is there when the server has stopped`() async throws {
      try await withDatabasePath { path in
        let outbox = path + ".outbox"
        try FileManager.default.createDirectory(atPath: outbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outbox) }
        for round in 1...5 {
          var options = ServerOptions()
          options.outbox = outbox
          options.store = .file(path)
          let asked = try await RunningServer.with(.plain, options: options) { running in
            try await ask(running, "alice@example.com")
          }
          #expect(asked.status == 200)
          let names = try FileManager.default.contentsOfDirectory(atPath: outbox)
          #expect(names.count { $0.hasSuffix(".eml") } == round)
          #expect(names.count == round)
        }
      }
    }

    @Test func `nobody learns which addresses are known`() async throws {
      try await serving { running, outbox in
        let known = try await ask(running, "alice@example.com")
        let unknown = try await ask(running, "nobody@example.com")
        #expect(known.status == unknown.status)
        #expect(known.body == unknown.body)
        _ = try await message(in: outbox)
      }
    }

    @Test(arguments: ["uid", "token", "expired", "changed", "replaced", "disabled"])
    func `values that are not or no longer good are refused`(what: String) async throws {
      try await serving { running, outbox in
        _ = try await ask(running, "alice@example.com")
        var (uid, token) = try await message(in: outbox)
        switch what {
        case "uid": uid = "Mg"
        case "token": token = String(token.reversed())
        case "expired": running.clock.advance(by: .seconds(3601))
        case "changed":
          let hash = try PasswordHash.make("x", cost: .fast)
          try await running.server.users.setPassword(hash, "alice", at: running.clock.now)
        case "replaced":
          let hash = try PasswordHash.make("x", cost: .fast)
          try await running.server.users.replacePassword(hash, "alice")
        default: try await running.server.users.setActive(false, "alice")
        }
        let refused = try await confirm(running, uid, token)
        #expect(refused.status == 400)
        let field = ["uid", "disabled"].contains(what) ? "uid" : "token"
        #expect(refused.body == #"{"\#(field)":["Invalid value"]}"#)
      }
    }

    @Test func `requests are counted as the profile says`() async throws {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.rates.passwordReset = AuthSettings.Rate(count: 2, per: .seconds(3600))
      try await serving(settings) { running, _ in
        var statuses: [Int] = []
        for _ in 0..<3 { statuses.append(try await ask(running, "nobody@example.com").status) }
        #expect(statuses == [200, 200, 429])
      }
    }

    @Test func `without an outbox the route says that it cannot do it`() async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await ask(running, "alice@example.com")
        #expect(answer.status == 501)
        #expect(answer.body.contains(#""code":"not_offered""#))
      }
    }

    private static let complaints: [(String, String)] = [
      (#"{}"#, #""username":["This field is required."]"#),
      (#"{"username":"bob","password1":"x"}"#, #""password2":["This field is required."]"#),
      (
        #"{"username":"b b","password1":"long enough 1","password2":"long enough 1"}"#, "valid user"
      ),
      (#"{"username":"bob","password1":"long enough 1","password2":"long enough 2"}"#, "didn’t"),
      (#"{"username":"bob","password1":"bob","password2":"bob"}"#, "too short"),
      (
        #"{"username":"robert","password1":"robert-robert","password2":"robert-robert"}"#,
        "too similar to the username"
      ),
      (
        #"{"username":"alice","password1":"long enough 1","password2":"long enough 1"}"#,
        #""username":["A user with that username already exists."]"#
      ),
      (
        #"{"username":"bob","email":"ALICE@example.com","password1":"long enough 1","#
          + #""password2":"long enough 1"}"#,
        #""email":["A user is already registered with this e-mail address."]"#
      ),
      (
        #"{"username":"bob","email":"x","password1":"long enough 1","password2":"long enough 1"}"#,
        "valid email"
      ),
    ]

    @Test func `a new user is signed in, if nothing is wrong`() async throws {
      var settings = AuthSettings.plain
      settings.routes.registration = "/auth/registration/"
      try await RunningServer.with(settings) { running in
        let path = "/api/auth/registration/"
        for (body, complaint) in Self.complaints {
          let refused = try await running.client.send("POST", path, body: body)
          #expect(refused.status == 400)
          #expect(refused.body.contains(complaint), "\(refused.body)")
          #expect(refused.all("set-cookie").isEmpty)
        }
        let made = try await running.client.send(
          "POST", path,
          body: #"{"username":"bob","email":"bob@example.com","password1":"long enough 1","#
            + #""password2":"long enough 1"}"#)
        #expect(made.status == 201)
        #expect(made.body.contains(#""user":{"pk":2,"username":"bob""#))
        let data = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": made.cookie("access") ?? ""])
        #expect(data.body.contains(#""username":"bob""#))
        let refresh = try await running.refresh(made.cookie("refresh"))
        #expect(refresh.status == 200)
      }
    }

    @Test func `nobody registers where the profile has no route for it`() async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send(
          "POST", "/api/auth/registration/", body: "{}")
        #expect(answer.status == 404)
      }
    }

    @Test func `the operator is told what a profile asks for in vain`() {
      var settings = AuthSettings.plain
      settings.server.workers = 1
      settings.routes.passwordReset = nil
      #expect(ServeNotes.all(settings, hasOutbox: false).isEmpty)
      settings.routes.passwordReset = "/auth/password/reset/"
      settings.server.authentication = [.jwtCookie, .token]
      settings.server.workers = 3
      #expect(ServeNotes.all(settings, hasOutbox: true).count == 2)
      #expect(ServeNotes.all(settings, hasOutbox: false).count == 3)
      settings.tokens.userIDField = "uuid"
      settings.tokens.revocation.store = .shared
      settings.keys.verifyingURL = "https://keys.example/jwks.json"
      settings.throttle.enabled = true
      settings.throttle.store = .shared
      #expect(ServeNotes.all(settings, hasOutbox: true).count == 6)
    }
  }
#endif
