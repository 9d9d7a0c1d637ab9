#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Logging

  /// A server on a loopback port with one user, `alice`, for as long as a test needs it.
  struct RunningServer: Sendable {
    let client: RawClient
    let clock: MovableClock
    let server: AuthServer

    /// The password of `alice`, made of octets that are random in each run.
    let password: String

    /// The place of a login, under the default base path.
    static let login = "/api/auth/login/"

    /// Runs `body` beside a server that does what `settings` say, and then stops the server.
    static func with<Result: Sendable>(
      _ settings: AuthSettings, key: SecretBytes? = nil, retired: [ServerSecrets.Retired] = [],
      verifying: SecretBytes? = nil, password: String? = nil,
      options: ServerOptions = ServerOptions(), clock: MovableClock? = nil,
      isSilent: Bool = true,
      body: @Sendable (RunningServer) async throws -> Result
    ) async throws -> Result {
      let clock = clock ?? MovableClock(now: 1_790_000_000_000)
      let secret = try key ?? SecretBytes(RandomBytes.make(64))
      let password = try password ?? Digest.sha256Hex(RandomBytes.make(16))
      let (ports, port) = AsyncStream<Int>.makeStream()
      var options = options
      options.clock = { [bench = options.bench] in bench?.now ?? clock.now }
      options.passwordCost = .fast
      if isSilent { options.logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
      options.onRunning = { port.yield($0) }
      var secrets = ServerSecrets(signing: secret)
      secrets.retired = retired
      secrets.verifying = verifying
      let server = try await AuthServer(settings, secrets: secrets, options: options)
      if try await server.users.all().isEmpty {
        try await server.users.add(
          username: "alice", email: "alice@example.com", firstName: "Alice", lastName: "Liddell",
          passwordHash: PasswordHash.make(password, cost: .fast))
      }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          defer { port.finish() }
          try await server.run()
        }
        guard let number = await ports.first(where: { _ in true }) else {
          try await group.waitForAll()
          throw RawClient.Failure()
        }
        let running = RunningServer(
          client: RawClient(port: number), clock: clock, server: server, password: password)
        defer { group.cancelAll() }
        return try await body(running)
      }
    }

    /// Signs `alice` in.
    func logIn(fields: [String: String] = [:]) async throws -> RawAnswer {
      try await client.send("POST", Self.login, body: credentials, fields: fields)
    }

    /// The body that signs `alice` in.
    var credentials: String { #"{"username":"alice","password":"\#(password)"}"# }

    /// Sends a refresh token in its cookie.
    func refresh(_ token: String?) async throws -> RawAnswer {
      try await client.send(
        "POST", "/api/auth/token/refresh/", cookies: token.map { ["refresh": $0] } ?? [:])
    }
  }

  extension AuthSettings {
    /// A development profile without TLS and CSRF defence, as the tests start from it.
    static var plain: AuthSettings {
      var settings = AuthSettings(
        name: "test", environment: .development, api: "http://localhost:8000")
      settings.site.hosts = ["localhost"]
      settings.cookies.access = TokenCookie(name: "access", path: "/")
      settings.cookies.refresh = TokenCookie(name: "refresh", path: "/api/auth/")
      settings.cookies.access.maxAge = .seconds(300)
      settings.cookies.refresh.maxAge = .seconds(86_400)
      settings.csrf.defence = .none
      settings.csrf.cookie.name = "csrftoken"
      settings.transport.plainHTTP = .serve
      settings.transport.tls.termination = .none
      settings.throttle.enabled = false
      return settings
    }
  }
#endif
