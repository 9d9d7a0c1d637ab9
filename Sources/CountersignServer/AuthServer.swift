#if Server
  public import CountersignSettings
  import CoreMetrics
  public import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore
  public import ServiceLifecycle

  /// A server that does what an auth profile says.
  ///
  /// It answers the profile's routes below `site.base_path`, and in an app of its own also the
  /// sample route `data/`. `requiringUser` guards further routes.
  public struct AuthServer: Service {
    let current: CurrentParts
    let base: ServerBase
    let options: ServerOptions
    private let registry: PrometheusRegistry?
    private let ownRoutes: @Sendable (Router<AuthRequestContext>) -> Void

    /// The users of this server's store.
    package var users: UserStore { current.value.services.users }

    /// The sessions of this server's store.
    package var sessions: SessionStore { current.value.services.sessions }

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
      try Self.checkLab(options)
      let registry = options.metricsListener.map { _ in PrometheusRegistry() }
      base = try ServerBase(
        settings, options, ServerMetrics(registry ?? options.metrics ?? MetricsSystem.factory))
      current = CurrentParts(try await ServerParts(settings, secrets, options, base))
      self.registry = registry
      self.options = options
      ownRoutes = routes
    }

    /// The guard for an app's own routes.
    public var requiringUser: RequireUser { RequireUser(current) }

    /// Puts the whole of the profile before the routes that are added to `router` from now on.
    public func install(on router: Router<AuthRequestContext>) {
      router.add(middleware: ProfileMiddleware(current))
    }

    /// Listens and answers until the task is cancelled or the service group shuts down.
    ///
    /// Requests that have begun are answered before it ends. Throws `ServerError` when it cannot
    /// listen. A server runs once.
    public func run() async throws {
      base.start()
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await application().run())
      } catch {
        outcome = .failure(error)
      }
      await base.stop()
      switch outcome {
      case .success: return
      case .failure(is CancellationError): return
      case .failure(let error):
        throw ListeningFault.serverError(error, address: options.address, port: options.port)
      }
    }

    /// Throws `ServerError.labNotOnLoopback` for a lab build that others could reach.
    static func checkLab(_ options: ServerOptions) throws(ServerError) {
      guard !options.isLab && options.bench == nil || ListeningFault.isLoopback(options.address)
      else {
        throw .labNotOnLoopback(address: options.address)
      }
    }

    private func router(isPlain: Bool) -> Router<AuthRequestContext> {
      let router = Router(context: AuthRequestContext.self)
      router.add(middleware: ProfileMiddleware(current, isPlain: isPlain))
      ownRoutes(router)
      return router
    }

    private func application() throws -> some ApplicationProtocol {
      Application(
        router: router(isPlain: false), server: try connections(),
        configuration: ApplicationConfiguration(
          address: .hostname(options.address, port: options.port),
          availableConnectionsDelegate: MaximumAvailableConnections(options.connectionLimit)),
        services: services,
        onServerRunning: { [onRunning = options.onRunning] channel in
          onRunning(channel.localAddress?.port ?? 0)
        },
        logger: options.logger)
    }

    /// What runs beside the answering.
    private var services: [any Service] {
      var services: [any Service] = [Purge(current: current, logger: options.logger)]
      if let registry, let listener = options.metricsListener {
        services.append(
          MetricsService(
            listener: listener, registry: registry, metrics: base.metrics, current: current,
            logger: options.logger))
      }
      if let listener = options.plainListener {
        services.append(
          PlainService(
            responder: router(isPlain: true).buildResponder(), listener: listener,
            options: options, limits: limits))
      }
      return services
    }

    private var limits: ConnectionLimits {
      ConnectionLimits(idleTime: .nanoseconds(options.idleTime.nanoseconds))
    }

    private func connections() throws -> HTTPServerBuilder {
      let parts = current.value
      guard let tls = parts.tls else { return limits.plain }
      let minimum = parts.services.settings.transport.tls.minimum
      return EncryptedConnections.builder(
        try tls.configuration(minimum: minimum, current: current), limits)
    }
  }

  extension AuthServer: CustomStringConvertible {
    /// The name in the log of what runs services.
    public var description: String { "AuthServer" }
  }
#endif
