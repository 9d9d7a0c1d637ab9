#if Server
  import CountersignRules
  import CountersignWire
  import NIOCore
  import NIOPosix
  import Testing

  /// Each way in which an exchange can fail is told apart from the others.
  @Suite("The client")
  struct HTTPClientTests {
    @Test("sends the request byte for byte and reads the answer")
    func sends() async throws {
      let (response, requests) = try await exchange(
        WireRequest(
          method: "POST", target: "/a?b=c",
          headers: [
            HeaderLine("Host", "api.a.de"), HeaderLine("X-A", "1"), HeaderLine("x-a", "2"),
          ],
          body: Array("{}".utf8))
      ) { _ in .sound(200, fields: ["Set-Cookie: a=1", "Set-Cookie: b=2"], body: "hi") }
      #expect(requests.map(\.line) == ["POST /a?b=c HTTP/1.1"])
      #expect(
        requests.first?.fields == [
          "Host: api.a.de", "X-A: 1", "x-a: 2", "Content-Length: 2", "Connection: close",
        ])
      #expect(requests.first?.body == "{}")
      #expect(response.status == 200)
      #expect(response.setCookies == ["a=1", "b=2"])
      #expect(response.text == "hi")
    }

    @Test("tells the length of an empty POST and no length of a GET")
    func emptyBody() {
      func names(_ method: String) -> [String] {
        WireRequest(method: method, target: "/", headers: []).allHeaders.map(\.name)
      }
      #expect(names("POST") == ["Content-Length", "Connection"])
      #expect(names("GET") == ["Connection"])
    }

    @Test(
      "sends nothing that would break its lines",
      arguments: [
        WireRequest(method: "GET", target: "/a b", headers: []),
        WireRequest(method: "GET\r\nX: y", target: "/", headers: []),
        WireRequest(method: "GET", target: "/", headers: [HeaderLine("A", "b\r\nC: d")]),
        WireRequest(method: "GET", target: "/", headers: [HeaderLine("A", "b\nC: d")]),
        WireRequest(method: "GET", target: "/", headers: [HeaderLine("A: b", "c")]),
        WireRequest(method: "GET", target: "/", headers: [HeaderLine("", "c")]),
        WireRequest(method: "GET", target: "/", headers: [HeaderLine("A", "\u{0}")]),
      ])
    func unsendable(request: WireRequest) {
      #expect(throws: WireFailure.self) { try request.encoded() }
    }

    @Test("tells that nothing listens")
    func refused() async throws {
      // No other test listens at this address.
      let client = try client("127.0.0.77", port: 9)
      await #expect(throws: WireFailure.refused("127.0.0.77:9")) {
        try await client.send(Self.plain)
      }
    }

    @Test("tells a name without an address")
    func unresolved() async throws {
      let client = try HTTPClient(
        address: WireAddress(host: "nowhere.invalid", port: 80), serverName: "nowhere.invalid",
        security: .plain)
      await #expect(throws: WireFailure.unresolved(host: "nowhere.invalid")) {
        try await client.send(Self.plain)
      }
    }

    static let failures: [(ScriptedServer.Answer, WireFailure)] = [
      (.hangUp, .truncated(octets: 0)),
      (.octets("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfour"), .truncated(octets: 42)),
      (.octets("220 mail.a.de ESMTP\r\n"), .notHTTP(reason: "it does not begin with `HTTP/1.`")),
      (
        .endless("HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 2000)),
        .headTooLarge(limit: 65_536)
      ),
    ]

    @Test("tells bad answers apart", arguments: failures)
    func bad(answer: ScriptedServer.Answer, failure: WireFailure) async throws {
      await #expect(throws: failure) { try await exchange(Self.plain) { _ in answer } }
    }

    @Test("shows what a server sends after the head of an answer to HEAD", arguments: ["{}", ""])
    func headBody(body: String) async throws {
      let request = WireRequest(method: "HEAD", target: "/", headers: Self.plain.headers)
      let (response, _) = try await exchange(request) { _ in
        .octets("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + body)
      }
      #expect(response.text == body)
    }

    @Test("gives up on a body without end")
    func endlessBody() async throws {
      let chunk = String(repeating: "more", count: 16_384)
      await #expect(throws: WireFailure.bodyTooLarge(limit: 1_048_576)) {
        try await exchange(Self.plain) { _ in .endless("HTTP/1.1 200 OK\r\n\r\n" + chunk) }
      }
    }

    @Test("gives up on an answer that does not come")
    func silence() async throws {
      await #expect(throws: WireFailure.timedOut(.answering, seconds: 1)) {
        try await exchange(Self.plain, total: .seconds(1)) { _ in .silence }
      }
    }

    @Test("tells a server that speaks no TLS")
    func noTLS() async throws {
      await #expect {
        try await exchange(Self.plain, security: .tls(.system)) { _ in .sound(200) }
      } throws: {
        guard case .handshake = $0 as? WireFailure else { return false }
        return true
      }
    }

    @Test("tells a file of authorities that has no certificate", arguments: ["", "no PEM\n"])
    func authorities(text: String) {
      #expect {
        try HTTPClient(
          address: WireAddress(host: "127.0.0.1", port: 1), serverName: "a.de",
          security: .tls(.pem(Array(text.utf8))))
      } throws: {
        guard case .authorityUnreadable = $0 as? WireFailure else { return false }
        return true
      }
    }

    private static let plain = WireRequest(
      method: "GET", target: "/", headers: [HeaderLine("Host", "api.a.de")])

    private func client(
      _ host: String = "127.0.0.1", port: Int, security: WireSecurity = .plain,
      total: Duration = .seconds(60)
    ) throws(WireFailure) -> HTTPClient {
      var limits = WireLimits()
      limits.total = total
      return try HTTPClient(
        address: WireAddress(host: host, port: port), serverName: "api.a.de",
        security: security, limits: limits)
    }

    @discardableResult
    private func exchange(
      _ request: WireRequest, security: WireSecurity = .plain, total: Duration = .seconds(60),
      script: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Answer
    ) async throws -> (Exchange.Response, [ScriptedServer.Request]) {
      try await ScriptedServer.with(script) { server in
        let client = try client(port: server.port, security: security, total: total)
        return (try await client.send(request), server.log.requests)
      }
    }
  }
#endif
