#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Hummingbird
  import Logging

  /// An app of its own that signs its users in with an `AuthServer`, on a loopback port.
  enum MountedServer {
    /// Runs `body` beside an app with one user, `alice`, and then stops the app.
    static func with(
      _ settings: AuthSettings, address: String = "127.0.0.1",
      options: ServerOptions = ServerOptions(),
      routes: @Sendable (Router<AuthRequestContext>, AuthServer) -> Void,
      body: @Sendable (RunningServer) async throws -> Void
    ) async throws {
      let password = try Digest.sha256Hex(RandomBytes.make(16))
      let clock = MovableClock(now: 1_790_000_000_000)
      var options = options
      options.clock = { clock.now }
      options.passwordCost = .fast
      options.logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let server = try await AuthServer(
        settings, secrets: ServerSecrets(signing: SecretBytes(RandomBytes.make(64))),
        options: options)
      try await server.users.add(
        username: "alice", passwordHash: PasswordHash.make(password, cost: .fast))
      let router = Router(context: AuthRequestContext.self)
      server.install(on: router)
      routes(router, server)
      let (ports, port) = AsyncStream<Int>.makeStream()
      let app = Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname(address, port: 0)),
        services: [server.work],
        onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: options.logger)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await app.run() }
        guard let number = await ports.first(where: { _ in true }) else { return }
        let running = RunningServer(
          client: RawClient(port: number), clock: clock, server: server, password: password)
        defer { group.cancelAll() }
        try await body(running)
      }
    }
  }
#endif
