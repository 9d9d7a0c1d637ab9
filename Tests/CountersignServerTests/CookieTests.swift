#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// The Set-Cookie lines of a profile, byte for byte.
  @Suite struct CookieTests {
    private static var secure: AuthSettings {
      var settings = AuthSettings.plain
      settings.cookies.access.secure = true
      settings.cookies.access.sameSite = .none
      settings.cookies.access.partitioned = true
      settings.cookies.refresh.domain = "example.com"
      settings.cookies.refresh.sameSite = .strict
      settings.cookies.refresh.secure = false
      settings.cookies.refresh.httpOnly = false
      return settings
    }

    @Test func `attributes are written in one fixed order`() async throws {
      try await RunningServer.with(Self.secure) { running in
        let login = try await running.logIn()
        let lines = login.all("set-cookie").map { $0.drop { $0 != ";" } }
        #expect(
          lines == [
            "; Path=/; Max-Age=300; SameSite=None; Secure; HttpOnly; Partitioned",
            "; Path=/api/auth/; Domain=example.com; Max-Age=86400; SameSite=Strict",
          ])
      }
    }

    @Test func `a deletion has the attributes of what it deletes`() async throws {
      try await RunningServer.with(Self.secure) { running in
        let logout = try await running.client.send("POST", "/api/auth/logout/")
        #expect(
          logout.all("set-cookie") == [
            "access=; Path=/; Max-Age=0; SameSite=None; Secure; HttpOnly; Partitioned",
            "refresh=; Path=/api/auth/; Domain=example.com; Max-Age=0; SameSite=Strict",
          ])
      }
    }

    @Test func `of two cookies of one name the first counts, in one field or in two`() async throws
    {
      try await RunningServer.with(.plain) { running in
        let access = try #require(try await running.logIn().cookie("access"))
        let table = [
          ("Cookie: access=\(access); access=tossed", 200),
          ("Cookie: access=tossed; access=\(access)", 401),
          ("Cookie: access=\(access)\r\nCookie: access=tossed", 200),
        ]
        for (cookies, status) in table {
          let answer = try await running.client.exchange(
            "GET /api/data/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(cookies)\r\n\r\n")
          #expect(answer.status == status)
        }
      }
    }

    @Test func `a framework session is opened and signs in only where the profile says so`()
      async throws
    {
      var settings = AuthSettings.plain
      settings.session.login = true
      settings.server.authentication = [.jwtCookie, .session]
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        let session = try #require(login.cookie("sessionid"))
        #expect(login.cookie("csrftoken")?.count == 32)
        let user = try await running.client.send(
          "GET", "/api/auth/user/", cookies: ["sessionid": session])
        #expect(user.status == 200)
        let logout = try await running.client.send(
          "POST", "/api/auth/logout/", cookies: ["sessionid": session])
        #expect(logout.cookie("sessionid") == "")
        let after = try await running.client.send(
          "GET", "/api/auth/user/", cookies: ["sessionid": session])
        #expect(after.status == 401)
      }
    }

    @Test(arguments: [("2026-09-21", true), ("2026-09-20", false)])
    func `a retired cookie is deleted through its last day`(
      day: String, isDeleted: Bool
    ) async throws {
      var settings = AuthSettings.plain
      settings.cookies.retired = [AuthSettings.RetiredCookie()]
      settings.cookies.retired[0].name = "jwt"
      settings.cookies.retired[0].path = "/old/"
      settings.cookies.retired[0].until = day
      try await RunningServer.with(settings) { running in
        let logout = try await running.client.send(
          "POST", "/api/auth/logout/", cookies: ["jwt": "x"])
        #expect(logout.all("set-cookie").contains("jwt=; Path=/old/; Max-Age=0") == isDeleted)
      }
    }
  }
#endif
