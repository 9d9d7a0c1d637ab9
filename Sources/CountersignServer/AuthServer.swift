#if Server
  public import CountersignSettings
  public import Hummingbird
  import HummingbirdCore
  import HummingbirdTLS
  import Logging
  import NIOCore
  public import ServiceLifecycle

  /// A server that does what an auth profile says.
  ///
  /// It answers the profile's routes below `site.base_path`, and in an app of its own also the
  /// sample route `data/`. `requiringUser` guards further routes.
  public struct AuthServer: Service {
    /// The users of this server's store.
    package let users: UserStore
    /// The sessions of this server's store.
    package let sessions: SessionStore
    let services: AuthServices
    let parts: ServerParts
    let options: ServerOptions
    private let ownRoutes: @Sendable (Router<AuthRequestContext>) -> Void

    /// Makes a server whose secrets are fetched from where the profile says they are.
    ///
    /// Relative paths start from `directory`. `routes` adds an app's own routes. Throws
    /// `ServerError`.
    public init(
      _ settings: AuthSettings, environment: [String: String], directory: String,
      options: ServerOptions = ServerOptions(),
      routes: @escaping @Sendable (Router<AuthRequestContext>) -> Void = { _ in }
    ) async throws(ServerError) {
      let resolver = SecretResolver(
        environment: environment, directory: directory, random: options.random)
      var options = options
      if options.tls == nil {
        options.tls = try TLSMaterial(settings.transport.tls, from: resolver)
      }
      let secrets = try ServerSecrets(settings.keys, from: resolver)
      try await self.init(settings, secrets: secrets, options: options, routes: routes)
    }

    /// Makes a server of secrets that are at hand. Throws `ServerError`.
    package init(
      _ settings: AuthSettings, secrets: ServerSecrets, options: ServerOptions,
      routes: @escaping @Sendable (Router<AuthRequestContext>) -> Void = { _ in }
    ) async throws(ServerError) {
      let isLab = options.isLab || options.bench != nil
      guard !isLab || ListeningFault.isLoopback(options.address) else {
        throw .labNotOnLoopback(address: options.address)
      }
      parts = try await ServerParts(settings, secrets, options)
      services = parts.services
      users = services.users
      sessions = services.sessions
      self.options = options
      ownRoutes = routes
    }

    /// The guard for an app's own routes.
    public var requiringUser: RequireUser { RequireUser(services) }

    /// Puts the whole of the profile before the routes that are added to `router` from now on.
    public func install(on router: Router<AuthRequestContext>) {
      for middleware in parts.middleware { router.add(middleware: middleware) }
    }

    /// Listens and answers until the task is cancelled or the service group shuts down.
    ///
    /// Throws `ServerError` when it cannot listen. A server runs once.
    public func run() async throws {
      services.passwords.start()
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await application().run())
      } catch {
        outcome = .failure(error)
      }
      await services.passwords.stop()
      parts.close()
      switch outcome {
      case .success: return
      case .failure(is CancellationError): return
      case .failure(let error):
        throw ListeningFault.serverError(error, address: options.address, port: options.port)
      }
    }

    private func application() throws -> some ApplicationProtocol {
      let router = Router(context: AuthRequestContext.self)
      install(on: router)
      ownRoutes(router)
      return Application(
        router: router, server: try parts.connections(),
        configuration: ApplicationConfiguration(
          address: .hostname(options.address, port: options.port),
          availableConnectionsDelegate: MaximumAvailableConnections(options.connectionLimit)),
        services: [parts.purge],
        onServerRunning: { [onRunning = options.onRunning] channel in
          onRunning(channel.localAddress?.port ?? 0)
        },
        logger: options.logger)
    }
  }
#endif
