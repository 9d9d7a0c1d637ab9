#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Another profile on a server that runs.
  @Suite struct ReloadTests {
    private static var settings: AuthSettings {
      var settings = AuthSettings.plain
      settings.keys.signing = .environment("KEY")
      return settings
    }

    private func reload(
      _ running: RunningServer, to settings: AuthSettings, key: String? = nil,
      options: ServerOptions = ServerOptions()
    ) async throws {
      try await running.server.reload(
        settings, environment: ["KEY": key ?? String(repeating: "0123456789abcdef", count: 4)],
        directory: "/", options: options)
    }

    @Test func `new requests meet the new profile, and sessions go on`() async throws {
      let key = String(repeating: "0123456789abcdef", count: 4)
      try await RunningServer.with(Self.settings, key: SecretBytes(Array(key.utf8))) { running in
        let login = try await running.logIn()
        var settings = Self.settings
        settings.cookies.access.name = "access2"
        try await reload(running, to: settings, key: key)
        let renewed = try await running.refresh(login.cookie("refresh"))
        #expect(renewed.status == 200)
        #expect(renewed.cookie("access") == nil)
        #expect(renewed.cookie("access2") != nil)
      }
    }

    @Test func `of many at once, each starts from the one before`() async throws {
      try await RunningServer.with(Self.settings) { running in
        var settings = Self.settings
        settings.keys.signing = .generate(32)
        // The first makes a key at random, and the others keep it.
        let tokens = try await withThrowingTaskGroup(of: String.self) { [settings] group in
          for _ in 0..<16 {
            group.addTask {
              try await reload(running, to: settings)
              return try await running.logIn().cookie("access") ?? ""
            }
          }
          return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        for token in tokens {
          let data = try await running.client.send("GET", "/api/data/", cookies: ["access": token])
          #expect(data.status == 200)
        }
      }
    }

    @Test func `a refused reload changes nothing`() async throws {
      try await RunningServer.with(Self.settings) { running in
        var settings = Self.settings
        settings.cookies.access.name = "access2"
        await #expect(throws: ServerError.self) {
          try await reload(running, to: settings, key: "short")
        }
        settings.cors.allowedOriginPatterns = ["("]
        await #expect(throws: ServerError.pattern("(")) { try await reload(running, to: settings) }
        let login = try await running.logIn()
        #expect(login.cookie("access") != nil)
      }
    }

    @Test func `what a running server cannot change is named`() async throws {
      try await RunningServer.with(Self.settings) { running in
        var settings = Self.settings
        settings.transport.tls.termination = .server
        await #expect(throws: ServerError.needsRestart(field: "transport.tls.termination")) {
          try await reload(running, to: settings)
        }
        settings = Self.settings
        settings.tokens.revocation.store =
          settings.tokens.revocation.store == .memory ? .database : .memory
        await #expect(throws: ServerError.needsRestart(field: "tokens.revocation.store")) {
          try await reload(running, to: settings)
        }
      }
    }

    @Test func `a lab build is not put on an address that others reach`() async throws {
      try await RunningServer.with(Self.settings) { running in
        var options = ServerOptions()
        options.isLab = true
        try await reload(running, to: Self.settings, options: options)
      }
      var options = ServerOptions()
      options.address = "0.0.0.0"
      try await RunningServer.with(Self.settings, options: options) { running in
        var options = ServerOptions()
        options.isLab = true
        await #expect(throws: ServerError.labNotOnLoopback(address: "0.0.0.0")) {
          try await reload(running, to: Self.settings, options: options)
        }
      }
    }

    @Test func `a key that was made at random stays`() async throws {
      var settings = AuthSettings.plain
      settings.keys.signing = .generate(64)
      try await RunningServer.with(settings) { [settings] running in
        let access = try await running.logIn().cookie("access") ?? ""
        try await reload(running, to: settings)
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(data.status == 200)
      }
    }

    @Test func `rates go on counting under the same rules`() async throws {
      var settings = Self.settings
      settings.throttle.enabled = true
      settings.throttle.rates.login = AuthSettings.Rate(count: 1, per: .seconds(60))
      try await RunningServer.with(settings) { [settings] running in
        let first = try await running.logIn()
        #expect(first.status == 200)
        try await reload(running, to: settings)
        let second = try await running.logIn()
        #expect(second.status == 429)
      }
    }

    @Test func `the profile in force is announced on request only`() async throws {
      let path = "/.well-known/countersign"
      try await RunningServer.with(Self.settings) { running in
        let silent = try await running.client.send("GET", path)
        #expect(silent.status == 404)
        var options = ServerOptions()
        options.announcement = Announcement(fingerprint: "f", rules: "r", isLab: false)
        try await reload(running, to: Self.settings, options: options)
        let told = try await running.client.send("GET", path)
        #expect(
          told.body == #"{"profile":"test","fingerprint":"f","rules":"r","lab":false}"#)
      }
    }
  }
#endif
