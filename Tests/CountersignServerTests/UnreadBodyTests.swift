#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Bodies that nobody asked for.
  @Suite struct UnreadBodyTests {
    /// Requests whose answers need no body, and how they are answered.
    struct Case: Sendable, CustomTestStringConvertible {
      var line: String
      var fields = ""
      var status: Int

      var testDescription: String { "\(line) → \(status)" }
    }

    private static let cases = [
      Case(
        line: "OPTIONS /api/auth/login/",
        fields: "Origin: https://x.example\r\nAccess-Control-Request-Method: POST\r\n", status: 200),
      Case(line: "GET /api/auth/user/", fields: "X-Forwarded-Proto: http\r\n", status: 308),
      Case(line: "GET /api/data", status: 301), Case(line: "HEAD /api/nothing/", status: 404),
      Case(line: "POST /api/nothing/", status: 404),
      Case(line: "POST /api/data/", fields: "Content-Type: text/plain\r\n", status: 413),
    ]

    private static var settings: AuthSettings {
      var settings = AuthSettings.plain
      settings.site.api = "https://localhost"
      settings.transport.plainHTTP = .redirect
      settings.transport.proxy.schemeHeader = "x-forwarded-proto"
      settings.server.defaultPermission = .open
      return settings
    }

    private static func head(_ item: Case, _ rest: String) -> String {
      let scheme = item.fields.contains("Proto") ? "" : "X-Forwarded-Proto: https\r\n"
      return "\(item.line) HTTP/1.1\r\nHost: localhost\r\n\(scheme)\(item.fields)\(rest)\r\n\r\n"
    }

    @Test(arguments: cases)
    func `that do not end end their connection`(item: Case) async throws {
      try await RunningServer.with(Self.settings) { running in
        let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
        let request =
          Self.head(item, "Transfer-Encoding: chunked") + String(repeating: chunk, count: 32)
        #expect(try await running.client.isEnded(after: request))
        let health = try await running.client.send("GET", "/healthz")
        #expect(health.status == 200)
      }
    }

    @Test(arguments: cases.dropLast())
    func `that are small leave the connection to the next request`(item: Case) async throws {
      try await RunningServer.with(Self.settings) { running in
        let next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let answer = try await running.client.exchange(
          Self.head(item, "Content-Length: 5") + "hello" + next)
        #expect(answer.status == item.status)
        #expect(answer.body.contains(#"{"status":"ok"}"#))
      }
    }
  }
#endif
