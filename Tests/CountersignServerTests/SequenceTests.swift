#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What a browser client goes through between login and logout.
  @Suite struct SequenceTests {
    @Test func `a session goes from login over refresh to logout`() async throws {
      try await RunningServer.with(.plain) { running in
        let login = try await running.logIn()
        #expect(login.status == 200)
        let access = try #require(login.cookie("access"))
        let refresh = try #require(login.cookie("refresh"))

        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(data.status == 200)
        #expect(data.body == #"{"user_id":1,"username":"alice","data":[1,2,3]}"#)

        running.clock.advance(by: .seconds(301))
        let late = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(late.status == 401)
        #expect(late.body.contains("Token is expired"))

        let renewed = try await running.refresh(refresh)
        #expect(renewed.status == 200)
        let second = try #require(renewed.cookie("access"))
        let next = try #require(renewed.cookie("refresh"))
        #expect(next != refresh)
        let again = try await running.client.send("GET", "/api/data/", cookies: ["access": second])
        #expect(again.status == 200)

        let logout = try await running.client.send(
          "POST", "/api/auth/logout/", cookies: ["refresh": next])
        #expect(logout.status == 200)
        let replay = try await running.refresh(next)
        #expect(replay.status == 401)
        #expect(replay.body == #"{"detail":"Token is blacklisted","code":"token_not_valid"}"#)
        #expect(replay["www-authenticate"] == #"Bearer realm="api""#)
      }
    }

    @Test func `login answers with the user and the times, not with tokens`() async throws {
      try await RunningServer.with(.plain) { running in
        let login = try await running.logIn()
        #expect(
          login.body
            == #"{"user":{"pk":1,"username":"alice","email":"alice@example.com","#
            + #""first_name":"Alice","last_name":"Liddell"},"#
            + #""access_expiration":"2026-09-21T14:18:20Z","#
            + #""refresh_expiration":"2026-09-22T14:13:20Z","#
            + #""access_expires_in":300,"refresh_expires_in":86400}"#)
        #expect(login["content-type"] == "application/json")
        #expect(login["cache-control"] == "no-store")
      }
    }

    @Test func `tokens are in the body only as far as the profile puts them there`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.exposeExpiry = false
      settings.tokens.body = .access
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        let access = try #require(login.cookie("access"))
        #expect(login.body.hasPrefix(#"{"access":"\#(access)","refresh":"","user":"#))
        let answer = try await running.refresh(login.cookie("refresh"))
        let renewed = try #require(answer.cookie("access"))
        #expect(answer.body == #"{"access":"\#(renewed)"}"#)
      }
    }

    @Test(arguments: [
      ("GET", "/api/auth/user/", 401), ("GET", "/api/auth/user", 401),
      ("GET", "/api/auth/login/", 405), ("PUT", "/api/auth/token/refresh/", 405),
      ("GET", "/api/data", 301), ("GET", "/api/nothing/", 404), ("GET", "/healthz", 200),
      ("GET", "/readyz", 200), ("OPTIONS", "/api/auth/login/", 200), ("GET", "/", 404),
      ("POST", "/api/auth/token/refresh/", 401), ("POST", "/api/auth/logout/", 200),
    ])
    func `a request without credentials gets its documented status`(
      method: String, path: String, status: Int
    ) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send(method, path)
        #expect(answer.status == status)
      }
    }

    @Test func `a stale cookie blocks neither login nor logout`() async throws {
      try await RunningServer.with(.plain) { running in
        let stale = ["access": "stale", "refresh": "stale"]
        let login = try await running.client.send(
          "POST", RunningServer.login, body: running.credentials, cookies: stale)
        #expect(login.status == 200)
        let logout = try await running.client.send("POST", "/api/auth/logout/", cookies: stale)
        #expect(logout.status == 200)
        #expect(logout.all("set-cookie").count == 2)
      }
    }

    @Test func `a stale cookie blocks login where the profile says so`() async throws {
      var settings = AuthSettings.plain
      settings.server.loginIgnoresCookie = false
      try await RunningServer.with(settings) { running in
        let login = try await running.client.send(
          "POST", RunningServer.login, body: running.credentials, cookies: ["access": "stale"])
        #expect(login.status == 401)
      }
    }
  }
#endif
