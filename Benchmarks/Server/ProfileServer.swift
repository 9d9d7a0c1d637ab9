#if Server
  import ArgumentParser
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Logging

  /// A server of a profile, with as many users as it is told, and the database as it is told.
  struct ProfileServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "profile")

    /// What a commit costs.
    enum Mode: String, ExpressibleByArgument, CaseIterable {
      /// Commits are shared and on disk before they are answered: the product.
      case full
      /// Commits are shared, and may be lost when the machine loses power.
      case normal
      /// One commit for each request, on disk before it is answered.
      case single
    }

    @Option var mode = Mode.full
    @Option var algorithm = "HS256"
    @Option var users = 1
    @Option var database: String
    @Flag var fastHash = false

    func run() async throws {
      var settings = Self.settings
      settings.tokens.algorithm = AuthSettings.Algorithm(rawValue: algorithm) ?? .hs256
      settings.tokens.allowedAlgorithms = [settings.tokens.algorithm]
      var options = ServerOptions()
      options.store = .file(database)
      options.tuning = mode.tuning
      options.logger.logLevel = .error
      options.onRunning = { Announcer.tell(port: $0) }
      if fastHash { options.passwordCost = .fast }
      let server = try await AuthServer(
        settings, secrets: ServerSecrets(signing: try key(settings.tokens.algorithm)),
        options: options)
      let hash = try PasswordHash.make("correct horse", cost: fastHash ? .fast : .standard)
      for number in 0..<users {
        try await server.users.add(
          username: number == 0 ? "alice" : "user\(number)", email: "", firstName: "", lastName: "",
          passwordHash: hash)
      }
      try await server.run()
    }

    private func key(_ algorithm: AuthSettings.Algorithm) throws -> SecretBytes {
      switch algorithm {
      case .es256: try KeyGenerator.make(.ec(.p256)).privatePEM
      case .edDSA: try KeyGenerator.make(.ed25519).privatePEM
      default: SecretBytes(try RandomBytes.make(64))
      }
    }

    /// A development profile whose rates let a load through.
    private static var settings: AuthSettings {
      var settings = AuthSettings(
        name: "benchmark", environment: .development, api: "http://localhost:8000")
      settings.site.hosts = ["localhost"]
      settings.cookies.access = AuthSettings.TokenCookie(name: "access", path: "/")
      settings.cookies.refresh = AuthSettings.TokenCookie(name: "refresh", path: "/api/auth/")
      settings.cookies.access.maxAge = .seconds(3600)
      settings.cookies.refresh.maxAge = .seconds(86_400)
      settings.tokens.accessLifetime = .seconds(3600)
      settings.tokens.revocation.store = .database
      settings.csrf.defence = .none
      settings.transport.plainHTTP = .serve
      settings.transport.tls.termination = .none
      settings.throttle.enabled = false
      return settings
    }
  }

  extension ProfileServer.Mode {
    fileprivate var tuning: StoreTuning {
      switch self {
      case .full: StoreTuning()
      case .normal: StoreTuning(isDurable: false)
      case .single: StoreTuning(sharesCommits: false)
      }
    }
  }
#endif
