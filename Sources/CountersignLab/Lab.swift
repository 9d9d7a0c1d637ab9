#if Server
  import CountersignKeys
  import CountersignRules
  import CountersignServer
  package import CountersignSettings
  import Logging

  /// Stands compiled profiles up on free loopback ports.
  package struct Lab: Sendable {
    private let keys = LabKeys()
    private let now: @Sendable () -> Int64

    /// Creates a lab whose servers start at `now`, in milliseconds since 1970.
    package init(now: @escaping @Sendable () -> Int64) {
      self.now = now
    }

    /// Runs `body` against a server that applies `compiled`, and stops the server when it is done.
    ///
    /// Where the profile says https, the server ends TLS itself with a throw-away certificate for
    /// the API's host; what a proxy would add to requests is for the client to add. Users and
    /// sessions are kept in memory.
    ///
    /// - Throws: What keeps the server from starting, and what `body` throws.
    /// - Returns: What `body` returns.
    package func withServer<Result: Sendable>(
      _ compiled: CompiledProfile,
      _ body: @escaping @Sendable (LabServer) async throws -> Result
    ) async throws -> Result {
      let bench = try Bench(compiled.settings, keys: keys, start: now())
      let (ports, port) = AsyncStream.makeStream(of: Int.self)
      let (plainPorts, plainPort) = AsyncStream.makeStream(of: Int.self)
      let server = try await bench.server(
        isLab: compiled.lab, onRunning: { port.yield($0) }, onRunningPlain: { plainPort.yield($0) })
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
          defer {
            port.finish()
            plainPort.finish()
          }
          try await server.run()
          return nil
        }
        defer { group.cancelAll() }
        for await number in ports {
          let plain = bench.certificate == nil ? nil : await plainPorts.first { _ in true }
          let result = try await body(bench.labServer(port: number, plainPort: plain))
          return result
        }
        // The server ended before it listened: its error is the first thing that the group holds.
        _ = try await group.next()
        throw LabError.endedEarly
      }
    }
  }

  /// Why there is no server to try.
  package enum LabError: Error, Hashable {
    /// The server stopped before it listened, and said nothing.
    case endedEarly
  }

  /// What one server of the lab is made of.
  private struct Bench: Sendable {
    let settings: AuthSettings
    let secrets: ServerSecrets
    let certificate: ThrowAwayCertificate?
    let clock: MovableClock
    let start: Int64
    let account: LabServer.Account
    let secondAccount: LabServer.Account

    init(_ settings: AuthSettings, keys: LabKeys, start: Int64) throws(CryptoError) {
      self.settings = settings
      self.start = start
      secrets = try keys.secrets(for: settings)
      clock = MovableClock(now: start)
      certificate = try Bench.certificate(for: settings.site.api, at: start / 1000)
      account = try Bench.account("alice")
      secondAccount = try Bench.account("bob")
    }

    /// An account with a password that was never used before.
    private static func account(_ name: String) throws(CryptoError) -> LabServer.Account {
      let password = "wire-" + Digest.sha256Hex(try RandomBytes.make(16)).prefix(24)
      return LabServer.Account(username: name, password: password)
    }

    private static func certificate(
      for api: String, at seconds: Int64
    ) throws(CryptoError) -> ThrowAwayCertificate? {
      guard api.hasPrefix("https://") else { return nil }
      let host = api.dropFirst("https://".count)
      let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
      return try ThrowAwayCertificate.make(
        hosts: [String(name)], notBefore: seconds - 3600, lifetime: .seconds(400 * 86_400))
    }

    func server(
      isLab: Bool, onRunning: @escaping @Sendable (Int) -> Void,
      onRunningPlain: @escaping @Sendable (Int) -> Void
    ) async throws -> AuthServer {
      var options = ServerOptions()
      options.isLab = isLab
      options.clock = { [clock] in clock.now }
      options.passwordCost = .fast
      options.logger = Logger(label: "countersign.lab") { _ in SwiftLogNoOpLogHandler() }
      options.onRunning = onRunning
      options.tls = certificate.map {
        TLSMaterial(chain: $0.chainPEM, privateKey: $0.privateKeyPEM)
      }
      if certificate != nil {
        options.plainListener = PlainListener(port: 0, onRunning: onRunningPlain)
      }
      let server = try await AuthServer(settings, secrets: secrets, options: options)
      try await server.users.add(
        username: account.username, email: "alice@example.com", firstName: "Alice",
        lastName: "Liddell",
        passwordHash: try PasswordHash.make(account.password, cost: .fast),
        extra: Bench.fields(for: settings.tokens.claims))
      try await server.users.add(
        username: secondAccount.username, email: "bob@example.com", firstName: "Bob",
        lastName: "Builder",
        passwordHash: try PasswordHash.make(secondAccount.password, cost: .fast),
        extra: Bench.fields(for: settings.tokens.claims))
      return server
    }

    /// Fields of an account with much in it, for what the profile copies into tokens.
    private static func fields(for claims: [String]) -> [String: String] {
      Dictionary(
        claims.map { ($0, String(repeating: "x", count: ClaimSize.guess($0))) },
        uniquingKeysWith: { first, _ in first })
    }

    func labServer(port: Int, plainPort: Int?) -> LabServer {
      LabServer(
        port: port, plainPort: plainPort, authorityPEM: certificate?.caPEM, account: account,
        secondAccount: secondAccount, clock: clock, start: start)
    }
  }
#endif
