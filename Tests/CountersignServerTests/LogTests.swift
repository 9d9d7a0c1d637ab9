#if Server
  import CountersignServer
  import CountersignSettings
  import Logging
  import Synchronization
  import Testing

  /// What the log tells, and what it never does.
  @Suite struct LogTests {
    @Test func `a line names request, route and status`() async throws {
      let lines = try await lines { running in
        _ = try await running.client.send(
          "GET", "/api/data/", fields: ["X-Request-ID": "find-me"])
      }
      let line = try #require(lines.first { $0.contains("find-me") })
      for word in ["GET", "/api/data/", "401", "127.0.0.1"] { #expect(line.contains(word)) }
    }

    @Test func `no token and no password of a session is in it at any level`() async throws {
      var settings = AuthSettings.plain
      settings.routes.csrf = "/auth/csrf/"
      settings.csrf.defence = .token
      settings.tokens.acceptFrom = [.cookie, .header, .body, .query]
      let secrets = Secrets()
      let lines = try await lines(settings) { running in try await secrets.spend(on: running) }
      let text = lines.joined(separator: "\n")
      #expect(text.contains("/api/auth/logout/"))
      let all = await secrets.all
      #expect(all.count >= 6)
      for secret in all { #expect(!text.contains(secret)) }
      // Nor anything else that has the form of a token.
      #expect(text.firstMatch(of: /eyJ[\w-]+\.[\w-]+\./) == nil)
    }

    private func lines(
      _ settings: AuthSettings = .plain, _ body: @Sendable (RunningServer) async throws -> Void
    ) async throws -> [String] {
      let log = LineLog()
      var options = ServerOptions()
      options.logger = Logger(label: "test") { _ in log }
      try await RunningServer.with(settings, options: options, isSilent: false, body: body)
      return log.lines.withLock(\.self)
    }
  }

  /// All that a scripted session must keep to itself.
  private actor Secrets {
    private(set) var all: Set<String> = []

    /// Logs in and out and puts every token wherever a client may put one.
    func spend(on running: RunningServer) async throws {
      let csrf = try await running.client.send("GET", "/api/auth/csrf/").cookie("csrftoken") ?? ""
      let headers = ["X-CSRFToken": csrf, "Origin": "http://localhost:8000"]
      let login = try await running.client.send(
        "POST", RunningServer.login, body: running.credentials, cookies: ["csrftoken": csrf],
        fields: headers)
      let access = login.cookie("access") ?? ""
      let refresh = login.cookie("refresh") ?? ""
      let renewed = try await running.client.send(
        "POST", "/api/auth/token/refresh/", body: #"{"refresh":"\#(refresh)"}"#,
        cookies: ["csrftoken": csrf], fields: headers)
      all = [
        csrf, access, refresh, running.password, renewed.cookie("access") ?? "",
        renewed.cookie("refresh") ?? "",
      ]
      for token in [access, refresh, renewed.cookie("refresh") ?? ""] {
        _ = try await running.client.send("GET", "/api/data/?token=\(token)")
        _ = try await running.client.send("GET", "/api/data/\(token)/")
        _ = try await running.client.send("GET", "/\(token)")
        _ = try await running.client.send(
          "GET", "/api/data/", fields: ["Authorization": "Bearer \(token)", "X-Request-ID": token])
        _ = try await running.client.send(
          "POST", "/api/auth/token/verify/", body: #"{"token":"\#(token)"}"#,
          cookies: ["csrftoken": csrf], fields: headers)
        _ = try await running.client.exchange("\(token)\r\n\r\n", isLast: true)
      }
      _ = try await running.client.send(
        "POST", "/api/auth/logout/", cookies: ["refresh": refresh, "csrftoken": csrf],
        fields: headers)
    }
  }
#endif
