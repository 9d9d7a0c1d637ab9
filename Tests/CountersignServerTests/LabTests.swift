#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What a test may do to a lab server, and nobody else.
  @Suite struct LabTests {
    /// Runs `body` beside a lab server.
    private func withLab(
      _ body: @Sendable (RunningServer) async throws -> Void
    ) async throws {
      let clock = MovableClock(now: 1_790_000_000_000)
      var options = ServerOptions()
      options.bench = LabBench(offset: 0, source: { clock.now })
      try await RunningServer.with(.plain, options: options, clock: clock, body: body)
    }

    private static func order(
      _ running: RunningServer, _ path: String, _ body: String? = nil, method: String = "POST",
      fields: [String: String] = [:]
    ) async throws -> RawAnswer {
      try await running.client.send(
        method, "/.countersign/\(path)", body: body, fields: fields)
    }

    @Test func `time is moved on and back`() async throws {
      try await withLab { running in
        let access = try #require(try await running.logIn().cookie("access"))
        let user = "/api/auth/user/"
        #expect(
          try await running.client.send("GET", user, cookies: ["access": access]).status == 200)
        let moved = try await Self.order(running, "clock", #"{"advance_seconds": 301}"#)
        #expect(moved.body.contains("\"offset_seconds\":301"))
        #expect(
          try await running.client.send("GET", user, cookies: ["access": access]).status == 401)
        _ = try await Self.order(running, "clock", #"{"offset_seconds": 0}"#)
        #expect(
          try await running.client.send("GET", user, cookies: ["access": access]).status == 200)
      }
    }

    @Test func `the answer of the second refresh is dropped after it took effect`() async throws {
      try await withLab { running in
        let first = try #require(try await running.logIn().cookie("refresh"))
        _ = try await Self.order(
          running, "misbehave", #"{"route": "refresh", "deed": "drop", "nth": 2}"#)
        let second = try #require(try await running.refresh(first).cookie("refresh"))
        await #expect(throws: RawClient.Failure.self) { try await running.refresh(second) }
        // The server's time stands still: the grace gives the successor that got lost.
        let third = try #require(try await running.refresh(second).cookie("refresh"))
        _ = try await Self.order(running, "clock", #"{"advance_seconds": 60}"#)
        #expect(try await running.refresh(second).status == 401)
        #expect(try await running.refresh(third).status == 401)
        let state = try await Self.order(running, "state", method: "GET")
        #expect(state.body.contains("\"refresh\":5"))
        #expect(state.body.contains("\"misbehaving\":false"))
      }
    }

    @Test func `a failure has no effect and the status that was ordered`() async throws {
      try await withLab { running in
        let token = try await running.logIn().cookie("refresh")
        _ = try await Self.order(
          running, "misbehave",
          #"{"route": "refresh", "deed": "fail", "status": 503, "retry_after": 7, "times": 2}"#)
        for _ in 1...2 {
          let answer = try await running.refresh(token)
          #expect(answer.status == 503)
          #expect(answer["retry-after"] == "7")
          #expect(answer.cookie("refresh") == nil)
        }
        #expect(try await running.refresh(token).status == 200)
      }
    }

    @Test func `a doubled and a late request are answered once`() async throws {
      try await withLab { running in
        let token = try await running.logIn().cookie("refresh")
        _ = try await Self.order(
          running, "misbehave", #"{"route": "refresh", "deed": "duplicate"}"#)
        let next = try await running.refresh(token)
        #expect(next.status == 200)
        _ = try await Self.order(
          running, "misbehave", #"{"route": "refresh", "deed": "delay", "seconds": 0.2}"#)
        let began = ContinuousClock.now
        #expect(try await running.refresh(next.cookie("refresh")).status == 200)
        #expect(ContinuousClock.now - began >= .milliseconds(200))
      }
    }

    @Test func `orders are forgotten on request`() async throws {
      try await withLab { running in
        let token = try await running.logIn().cookie("refresh")
        _ = try await Self.order(running, "misbehave", #"{"route": "refresh", "deed": "fail"}"#)
        let state = try await Self.order(running, "misbehave", method: "DELETE")
        #expect(state.body.contains("\"login\":0"))
        #expect(try await running.refresh(token).status == 200)
      }
    }

    @Test(arguments: [
      ("Origin", "http://localhost:3000"), ("Sec-Fetch-Site", "same-origin"),
      ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"),
      ("Referer", "http://localhost/"), ("Host", "rebound.example"), ("Host", "localhost.example"),
    ])
    func `pages, proxies and strangers find no control`(name: String, value: String) async throws {
      try await withLab { running in
        let order = #"{"advance_seconds": 301}"#
        let answer = try await Self.order(running, "clock", order, fields: [name: value])
        #expect(answer.status == 404)
        let state = try await Self.order(running, "state", method: "GET")
        #expect(state.body.contains("\"offset_seconds\":0"))
      }
    }

    @Test(arguments: [
      ("clock", "{}"), ("clock", "[]"), ("clock", "{"), ("clock", #"{"advance_seconds": 0.5}"#),
      ("clock", #"{"advance_seconds": 1e18}"#), ("clock", #"{"advance": 1}"#),
      ("clock", #"{"advance_seconds": 1, "offset_seconds": 1}"#), ("misbehave", "{}"),
      ("misbehave", #"{"route": "refresh", "deed": "explode"}"#),
      ("misbehave", #"{"route": "nowhere", "deed": "drop"}"#),
      ("misbehave", #"{"route": "refresh", "deed": "drop", "nth": 0}"#),
      ("misbehave", #"{"route": "refresh", "deed": "delay"}"#),
      ("misbehave", #"{"route": "refresh", "deed": "delay", "seconds": 61}"#),
      ("misbehave", #"{"route": "refresh", "deed": "fail", "status": 200}"#),
      ("misbehave", #"{"route": "refresh", "deed": "drop", "after": 2}"#),
    ])
    func `an order that is not understood changes nothing`(path: String, body: String) async throws
    {
      try await withLab { running in
        #expect(try await Self.order(running, path, body).status == 400)
        let state = try await Self.order(running, "state", method: "GET")
        #expect(state.body.contains("\"offset_seconds\":0,\"misbehaving\":false"))
      }
    }

    @Test(arguments: [("state", "POST", 405), ("clock", "GET", 405), ("elsewhere", "GET", 404)])
    func `other methods and places are refused`(
      path: String, method: String, status: Int
    ) async throws {
      try await withLab { running in
        let answer = try await Self.order(running, path, method: method)
        #expect(answer.status == status)
      }
    }

    @Test func `a server that is no lab has no control`() async throws {
      try await RunningServer.with(.plain) { running in
        let order = #"{"advance_seconds": 301}"#
        let answer = try await Self.order(running, "clock", order)
        #expect(answer.status == 404)
      }
    }

    @Test func `a lab listens on loopback only`() async throws {
      var options = ServerOptions()
      options.address = "0.0.0.0"
      options.bench = LabBench()
      await #expect(throws: ServerError.labNotOnLoopback(address: "0.0.0.0")) {
        try await RunningServer.with(.plain, options: options) { _ in }
      }
    }
  }
#endif
