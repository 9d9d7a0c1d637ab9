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

  /// What tokens of another maker with the same key may say of themselves.
  @Suite struct ClaimTests {
    /// The payload of a token, changed and signed anew.
    private static func token(
      like token: String, key: SecretBytes, _ change: (inout String) -> Void
    ) async throws -> String {
      let parts = token.split(separator: ".").map(String.init)
      var base64 = parts[1].replacing("-", with: "+").replacing("_", with: "/")
      while !base64.utf8.count.isMultiple(of: 4) { base64 += "=" }
      let data = try #require(Data(base64Encoded: base64))
      var payload = String(decoding: data, as: UTF8.self)
      change(&payload)
      let changed = Data(payload.utf8).base64EncodedString().replacing("+", with: "-")
        .replacing("/", with: "_").replacing("=", with: "")
      let signer = try await TokenSigner(.hs256, key, id: nil)
      return try #require(signer.token(likeThat: "x.\(changed).x"))
    }

    @Test(arguments: [
      ("auth_time", "1e18"), ("auth_time", "-1e18"), ("auth_time", "9223372036854775807"),
      ("auth_time", "-9223372036854775808"), ("auth_time", "1e300"), ("auth_time", "253402300799"),
      ("iat", "-1e18"), ("iat", "-9e300"), ("exp", "1e18"), ("exp", "1e300"),
    ])
    func `no time in a claim brings the server down`(name: String, value: String) async throws {
      var settings = AuthSettings.plain
      settings.tokens.revocation.store = .memory
      settings.session.absoluteLifetime = .seconds(86_400 * 30)
      let key = SecretBytes(try RandomBytes.make(64))
      try await RunningServer.with(settings, key: key) { running in
        let refresh = try await running.logIn().cookie("refresh") ?? ""
        let forged = try await Self.token(like: refresh, key: key) { payload in
          payload = payload.replacing("\"sid\":\"", with: "\"sid\":\"x")
          guard let end = payload.firstRange(of: "\"\(name)\":")?.upperBound else { return }
          let rest = payload[end...].drop { $0.isNumber }
          payload = payload[..<end] + value + rest
        }
        _ = try await running.refresh(forged)
        _ = try await running.client.send(
          "POST", "/api/auth/token/verify/", body: #"{"token":"\#(forged)"}"#)
        #expect(try await running.refresh(refresh).status == 200)
      }
    }

    @Test func `an access token of nobody says so`() async throws {
      let key = SecretBytes(try RandomBytes.make(64))
      try await RunningServer.with(.plain, key: key) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let forged = try await Self.token(like: access, key: key) { payload in
          payload = payload.replacing("\"sub\":", with: "\"owner\":")
        }
        let answer = try await running.client.send("GET", "/api/data/", cookies: ["access": forged])
        #expect(answer.status == 401)
        #expect(
          answer.body
            == #"{"detail":"Token contained no recognizable user identification","#
            + #""code":"token_not_valid"}"#)
      }
    }

    @Test func `where tokens do not tell their type, a spent refresh token is not good`()
      async throws
    {
      var settings = AuthSettings.plain
      settings.tokens.typeClaim = nil
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        let first = login.cookie("refresh") ?? ""
        let second = try await running.refresh(first).cookie("refresh") ?? ""
        running.clock.advance(by: .seconds(60))
        for (token, status) in [(first, 401), (second, 200), (login.cookie("access") ?? "", 200)] {
          let verified = try await running.client.send(
            "POST", "/api/auth/token/verify/", body: #"{"token":"\#(token)"}"#)
          #expect(verified.status == status)
        }
      }
    }

    @Test func `a token taken on trust is remembered for as long as it is good`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.rotation.enabled = false
      settings.tokens.revocation.store = .memory
      settings.tokens.refreshLifetime = .seconds(30 * 86_400)
      settings.session.idleLifetime = nil
      let key = SecretBytes(try RandomBytes.make(64))
      try await withDatabasePath { [settings] path in
        var options = ServerOptions()
        options.store = .file(path)
        let token = try await RunningServer.with(settings, key: key, options: options) {
          try await $0.logIn().cookie("refresh")
        }
        try await RunningServer.with(settings, key: key, options: options) { running in
          for hours in [0, 20, 5] {
            running.clock.advance(by: .seconds(hours * 3600))
            try await running.server.sessions.purge(now: running.clock.now)
            #expect(try await running.refresh(token).status == 200)
          }
        }
      }
    }
  }
#endif
