#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What nobody sends by accident.
  @Suite struct HostileInputTests {
    @Test(arguments: [
      ("", 400), ("{}", 400), ("[]", 400), ("null", 400), ("{", 400), ("\u{FEFF}{}", 400),
      (#"{"username":null,"password":null}"#, 400), (#"{"password":{}}"#, 400),
      (#"{"username":"a\u0000","password":"x"}"#, 400),
      (#"{"username":"\ud800","password":"x"}"#, 400), (#"{"password":NaN}"#, 400),
      (String(repeating: "[", count: 60_000), 400), (String(repeating: " ", count: 70_000), 413),
      (#"{"username":"alice","email":"no address","password":"x"}"#, 400),
    ])
    func `a body that is no login gets a documented status`(
      body: String, status: Int
    ) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send("POST", RunningServer.login, body: body)
        #expect(answer.status == status)
        #expect(answer.body.hasPrefix("{"))
      }
    }

    @Test func `a media type that is not read gets 415`() async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send(
          "POST", RunningServer.login, body: "x", fields: ["Content-Type": "text/plain"])
        #expect(answer.status == 415)
        #expect(answer.body.contains(#"Unsupported media type \"text/plain\" in request."#))
      }
    }

    @Test(arguments: [
      "", "x", "..", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
      String(repeating: "A", count: 9000), "%00", "=", "\u{FF}",
    ])
    func `garbage for a token gets 401 everywhere`(token: String) async throws {
      try await RunningServer.with(.plain) { running in
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": token])
        #expect(data.status == 401)
        let refresh = try await running.refresh(token)
        #expect(refresh.status == 401)
      }
    }

    @Test func `a changed signature is refused`() async throws {
      try await RunningServer.with(.plain) { running in
        let token = try await running.logIn().cookie("access") ?? ""
        let parts = token.split(separator: ".")
        let first = parts[2].first == "A" ? "B" : "A"
        let forged = parts[0] + "." + parts[1] + "." + first + parts[2].dropFirst()
        let data = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": String(forged)])
        #expect(data.status == 401)
      }
    }

    @Test(arguments: [
      "GET / HTTP/1.1\r\n\r\n", "\r\n\r\n\r\n", "GET\r\n\r\n",
      "GET /%zz HTTP/1.1\r\nHost: localhost",
      "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
      "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: x",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 100_000),
    ])
    func `broken HTTP never brings the server down`(text: String) async throws {
      try await RunningServer.with(.plain) { running in
        let ending = text.hasSuffix("\r\n\r\n") ? text : text + "\r\nConnection: close\r\n\r\n"
        if let answer = try? await running.client.exchange(ending, isLast: true) {
          #expect((400..<500).contains(answer.status))
        }
        let next = try await running.client.send("GET", "/healthz")
        #expect(next.status == 200)
      }
    }

    @Test func `an endless body is cut off`() async throws {
      try await RunningServer.with(.plain) { running in
        for path in ["/api/auth/login/", "/api/nothing/"] {
          let head = "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n"
          let body = String(repeating: "x", count: 8_000_000)
          _ = try? await running.client.exchange(head + body)
        }
        let next = try await running.client.send("GET", "/healthz")
        #expect(next.status == 200)
      }
    }

    @Test func `a body that is announced too large is refused before it is sent`() async throws {
      try await RunningServer.with(.plain) { running in
        for fields in ["Content-Length: 99999999", "Expect: 100-continue\r\nContent-Length: 65537"]
        {
          let answer = try await running.client.exchange(
            "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\n\(fields)\r\n\r\n")
          #expect(answer.status == 413)
        }
      }
    }

    @Test(arguments: [
      "evil.example", "localhost:x", "localhost:80:80", "localhost:8000/", "localhost.", "[::1]x",
    ])
    func `an unknown host gets 400`(host: String) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send("GET", "/api/data/", fields: ["Host": host])
        #expect(answer.status == 400)
        #expect(answer.body == #"{"detail":"The Host header is not accepted.","code":"bad_host"}"#)
      }
    }

    @Test(arguments: [
      ("localhost", "evil.example"), ("evil.example", "localhost"), ("localhost", "localhost"),
    ])
    func `two hosts get 400`(first: String, second: String) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.exchange(
          "GET /api/data/ HTTP/1.1\r\nHost: \(first)\r\nHost: \(second)\r\n"
            + "Connection: close\r\n\r\n")
        #expect(answer.status == 400)
      }
    }

    @Test(arguments: [("GET", 308), ("POST", 403)])
    func `plain http is redirected only where nothing was sent yet`(
      method: String, status: Int
    ) async throws {
      var settings = AuthSettings.plain
      settings.site.api = "https://localhost"
      settings.transport.plainHTTP = .redirect
      settings.transport.proxy.schemeHeader = "x-forwarded-proto"
      try await RunningServer.with(settings) { running in
        let plain = try await running.client.send(method, "/api/auth/user/?a=1")
        #expect(plain.status == status)
        #expect(plain["strict-transport-security"] == nil)
        let own = "https://localhost/api/auth/user/?a=1"
        #expect(plain["location"] == (status == 308 ? own : nil))
        let absolute = try await running.client.send(method, "x://evil.example/api/auth/user/?a=1")
        #expect(absolute["location"] == (status == 308 ? own : nil))
        let secure = try await running.client.send(
          "GET", "/api/auth/user/", fields: ["X-Forwarded-Proto": "https"])
        #expect(secure.status == 401)
        #expect(
          secure["strict-transport-security"] == "max-age=31536000; includeSubDomains")
      }
    }
  }
#endif
