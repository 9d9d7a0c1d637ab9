#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What pages of other origins may read and do.
  @Suite struct CrossOriginTests {
    private static let app = "https://app.example.com"

    private static var settings: AuthSettings {
      var settings = AuthSettings.plain
      settings.cors.allowedOrigins = [app]
      settings.cors.allowCredentials = true
      return settings
    }

    @Test(arguments: [
      ("GET", "/api/auth/user/", 401), ("GET", "/api/nothing/", 404),
      ("DELETE", "/api/auth/token/refresh/", 405), ("POST", "/api/auth/login/", 400),
    ])
    func `an error can be read by the app, and by nobody else`(
      method: String, path: String, status: Int
    ) async throws {
      try await RunningServer.with(Self.settings) { running in
        let own = try await running.client.send(method, path, fields: ["Origin": Self.app])
        #expect(own.status == status)
        #expect(own["access-control-allow-origin"] == Self.app)
        #expect(own["access-control-allow-credentials"] == "true")
        #expect(own.all("vary").contains("Origin"))
        let other = try await running.client.send(
          method, path, fields: ["Origin": "https://app.example.com.evil.example"])
        #expect(other["access-control-allow-origin"] == nil)
        #expect(other["access-control-allow-credentials"] == nil)
        #expect(other.all("vary").contains("Origin"))
      }
    }

    @Test func `a preflight is answered before everything else`() async throws {
      try await RunningServer.with(Self.settings) { running in
        let answer = try await running.client.send(
          "OPTIONS", "/api/auth/user/",
          fields: [
            "Origin": Self.app, "Access-Control-Request-Method": "PUT", "Host": "elsewhere",
          ])
        #expect(answer.status == 200)
        #expect(answer["access-control-allow-methods"] == "GET, POST, PATCH, PUT, DELETE")
        #expect(answer["access-control-allow-headers"] == "content-type")
        #expect(answer["access-control-max-age"] == "3600")
      }
    }

    @Test(arguments: [
      ("https://a.example.com", true), ("https://a.example.com.evil.example", false),
      ("xhttps://a.example.com", false),
    ])
    func `a pattern covers the whole origin`(origin: String, isAllowed: Bool) async throws {
      var settings = AuthSettings.plain
      settings.cors.allowedOriginPatterns = [#"https://[a-z]\.example\.com"#]
      try await RunningServer.with(settings) { running in
        let answer = try await running.client.send(
          "GET", "/api/auth/user/", fields: ["Origin": origin])
        #expect((answer["access-control-allow-origin"] != nil) == isAllowed)
      }
    }

    /// A request, and the status that each defence answers with.
    struct Case: Sendable {
      var fields: [String: String]
      var cookies: [String: String] = [:]
      var byOrigin: Int
      var byHeader: Int
      var byToken: Int
    }

    @Test(arguments: [
      Case(fields: [:], byOrigin: 400, byHeader: 403, byToken: 403),
      Case(fields: [:], cookies: ["access": "x"], byOrigin: 403, byHeader: 403, byToken: 403),
      Case(fields: ["Origin": "null"], byOrigin: 403, byHeader: 403, byToken: 403),
      Case(fields: ["Origin": "https://evil.example"], byOrigin: 403, byHeader: 403, byToken: 403),
      Case(
        fields: ["Origin": "https://evil.example", "X-CSRFToken": "t"],
        cookies: ["csrftoken": "t"], byOrigin: 403, byHeader: 400, byToken: 403),
      Case(fields: ["Origin": "http://localhost:8000"], byOrigin: 400, byHeader: 403, byToken: 403),
      Case(
        fields: ["Origin": "https://x.trusted.example", "X-CSRFToken": "t"],
        cookies: ["csrftoken": "t"], byOrigin: 400, byHeader: 400, byToken: 400),
      Case(
        fields: ["Origin": "https://x.trusted.example", "X-CSRFToken": "t"],
        cookies: ["csrftoken": "u"], byOrigin: 400, byHeader: 400, byToken: 403),
      Case(fields: ["Sec-Fetch-Site": "cross-site"], byOrigin: 403, byHeader: 403, byToken: 403),
      Case(fields: ["Sec-Fetch-Site": "same-origin"], byOrigin: 400, byHeader: 403, byToken: 403),
    ])
    func `each CSRF defence refuses what it must, login included`(item: Case) async throws {
      let wanted: [(AuthSettings.CSRFDefence, Int)] = [
        (.none, 400), (.origin, item.byOrigin), (.header, item.byHeader), (.token, item.byToken),
      ]
      for (defence, status) in wanted {
        var settings = AuthSettings.plain
        settings.csrf.defence = defence
        settings.csrf.trustedOrigins = ["https://*.trusted.example"]
        try await RunningServer.with(settings) { running in
          let answer = try await running.client.send(
            "POST", RunningServer.login, cookies: item.cookies, fields: item.fields)
          #expect(answer.status == status, "\(defence)")
        }
      }
    }

    @Test func `a form of another site gets 403, not 415`() async throws {
      var settings = AuthSettings.plain
      settings.csrf.defence = .origin
      try await RunningServer.with(settings) { running in
        let answer = try await running.client.send(
          "POST", "/api/auth/logout/", body: "",
          fields: [
            "Origin": "https://evil.example",
            "Content-Type": "application/x-www-form-urlencoded",
          ])
        #expect(answer.status == 403)
      }
    }
  }
#endif
