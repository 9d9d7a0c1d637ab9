#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// How a request is found again in the log.
  @Suite struct RequestNameTests {
    @Test(arguments: ["abc-1", "A_b-9", String(repeating: "x", count: 64)])
    func `a name that a client brings is kept`(name: String) async throws {
      let answer = try await named(name)
      #expect(answer["x-request-id"] == name)
    }

    @Test(arguments: [
      "", "a b", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "a;b", "é", String(repeating: "x", count: 65),
    ])
    func `a name that is unfit for a log is replaced`(name: String) async throws {
      let answer = try await named(name)
      let made = try #require(answer["x-request-id"])
      #expect(made != name)
      #expect(made.wholeMatch(of: /[0-9a-f]{8}-[0-9]+/) != nil)
    }

    @Test func `every answer has a name of its own, also a refusal and a preflight`() async throws {
      try await RunningServer.with(.plain) { running in
        let answers = [
          try await running.client.send("GET", "/api/data/"),
          try await running.client.send("GET", "/nowhere"),
          try await running.client.send("GET", "/api/data/", fields: ["Host": "other"]),
          try await running.client.send(
            "OPTIONS", RunningServer.login,
            fields: ["Origin": "http://x", "Access-Control-Request-Method": "POST"]),
        ]
        #expect(Set(answers.compactMap { $0["x-request-id"] }).count == answers.count)
      }
    }

    private func named(_ name: String) async throws -> RawAnswer {
      try await RunningServer.with(.plain) { running in
        try await running.client.send("GET", "/healthz", fields: ["X-Request-ID": name])
      }
    }
  }
#endif
