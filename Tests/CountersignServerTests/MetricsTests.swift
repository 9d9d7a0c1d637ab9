#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Synchronization
  import Testing

  /// What Prometheus would fetch.
  @Suite struct MetricsTests {
    @Test func `what happened is counted by route, status and outcome`() async throws {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.rates.login = AuthSettings.Rate(count: 3, per: .seconds(60))
      let text = try await metrics(settings) { running in
        let login = try await running.logIn()
        let renewed = try await running.refresh(login.cookie("refresh"))
        _ = try await running.refresh(nil)
        _ = try await running.refresh("x.y.z")
        _ = try await running.client.send(
          "POST", RunningServer.login, body: #"{"username":"alice","password":"wrong"}"#)
        _ = try await running.client.send("POST", RunningServer.login, body: "{}")
        _ = try await running.logIn()
        let access = ["access": renewed.cookie("access") ?? ""]
        for _ in 0..<2 {
          _ = try await running.client.send("GET", "/api/data/", cookies: access)
        }
        _ = try await running.client.send("GET", "/nowhere")
      }
      for line in [
        #"countersign_http_requests_total{route="data",status="200"} 2"#,
        #"countersign_http_requests_total{route="login",status="200"} 1"#,
        #"countersign_http_requests_total{route="login",status="400"} 2"#,
        #"countersign_http_requests_total{route="login",status="429"} 1"#,
        #"countersign_http_requests_total{route="other",status="404"} 1"#,
        #"countersign_logins_total{outcome="granted"} 1"#,
        #"countersign_logins_total{outcome="failed"} 1"#,
        #"countersign_logins_total{outcome="invalid"} 1"#,
        #"countersign_logins_total{outcome="throttled"} 1"#,
        #"countersign_refreshes_total{outcome="granted"} 1"#,
        #"countersign_refreshes_total{outcome="missing"} 1"#,
        #"countersign_refreshes_total{outcome="invalid"} 1"#,
        #"countersign_throttled_total{route="login"} 1"#,
        #"countersign_http_request_duration_seconds_count{route="data"} 2"#,
        #"countersign_http_request_duration_seconds_bucket{route="data",le="+Inf"} 2"#,
        "countersign_sessions_live 1.0", "countersign_hash_queue 0.0",
        "# TYPE countersign_http_requests_total counter",
        "# TYPE countersign_http_request_duration_seconds histogram",
      ] {
        #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
      }
    }

    @Test func `a replay is told from a token whose session ended`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.rotation.grace = .zero
      settings.tokens.rotation.reuseDetection = .family
      let text = try await metrics(settings) { running in
        let first = try await running.logIn().cookie("refresh")
        let second = try await running.refresh(first).cookie("refresh")
        for token in [first, second, second] { _ = try await running.refresh(token) }
      }
      for line in [
        #"countersign_refreshes_total{outcome="replayed"} 1"#,
        #"countersign_refreshes_total{outcome="revoked"} 2"#,
      ] {
        #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
      }
    }

    @Test func `every line has the form that Prometheus reads`() async throws {
      let text = try await metrics(.plain) { running in _ = try await running.logIn() }
      #expect(text.hasSuffix("\n"))
      for line in text.split(separator: "\n") {
        let isComment = line.wholeMatch(of: /# TYPE [a-z_]+ (counter|gauge|histogram)/) != nil
        let isSample = line.wholeMatch(of: /[a-z_]+(\{([a-z_]+="[^"]*",?)*\})? [0-9.e+-]+/) != nil
        #expect(isComment || isSample, "\(line)")
      }
    }

    @Test func `the profile's clients do not reach them`() async throws {
      _ = try await metrics(.plain) { running in
        let answer = try await running.client.send("GET", "/metrics")
        #expect(answer.status == 404)
      }
    }

    @Test func `an address that is taken keeps the server from starting`() async throws {
      try await RunningServer.with(.plain) { running in
        var options = ServerOptions()
        let port = running.client.port
        options.metricsListener = MetricsListener(address: "127.0.0.1", port: port)
        let second = try await AuthServer(
          .plain, secrets: ServerSecrets(signing: SecretBytes(RandomBytes.make(64))),
          options: options)
        await #expect(throws: ServerError.portInUse(address: "127.0.0.1", port: port)) {
          try await second.run()
        }
      }
    }

    private func metrics(
      _ settings: AuthSettings, _ body: @escaping @Sendable (RunningServer) async throws -> Void
    ) async throws -> String {
      let (ports, port) = AsyncStream<Int>.makeStream()
      var options = ServerOptions()
      options.metricsListener = MetricsListener(address: "127.0.0.1", port: 0) { port.yield($0) }
      return try await RunningServer.with(settings, options: options) { running in
        let number = try #require(await ports.first { _ in true })
        try await body(running)
        let answer = try await RawClient(port: number).send("GET", "/metrics")
        #expect(answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        return answer.body
      }
    }
  }
#endif
