#if Server
  import CountersignKeys
  import CountersignSettings
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import HummingbirdTLS
  import NIOCore

  /// What a server is put together from.
  struct ServerParts: Sendable {
    let services: AuthServices
    private let table: RouteTable
    private let cors: CORSPolicy
    private let stores: [Store]
    private let options: ServerOptions
    private let tls: TLSConfiguration?

    /// How long a connection may be silent.
    private static let idleTime = TimeAmount.seconds(60)

    /// Opens the stores and makes the keys; throws `ServerError`.
    init(
      _ settings: AuthSettings, _ secrets: ServerSecrets, _ options: ServerOptions
    ) async throws(ServerError) {
      if settings.transport.tls.termination == .server, options.tls == nil { throw .tlsMissing }
      self.options = options
      tls = try options.tls?.configuration(minimum: settings.transport.tls.minimum)
      cors = try CORSPolicy(settings.cors)
      let keys = try await KeyRing(settings, secrets, isLab: options.isLab)
      let store = try Store.open(options.store)
      // A list of revoked tokens that is kept in memory ends with the process, though users do not.
      let isForgetful = settings.tokens.revocation.store == .memory && options.store != .memory
      let sessionStore = isForgetful ? try Store.open(.memory) : store
      stores = isForgetful ? [store, sessionStore] : [store]
      services = AuthServices(
        settings, keys: keys, users: store, sessions: sessionStore, options: options)
      table = RouteTable(settings, hasPublicKeys: keys.verifying.contains { $0.jwk != nil })
    }

    /// What every request passes through, the outermost first.
    var middleware: [any MiddlewareProtocol<Request, Response, AuthRequestContext>] {
      let settings = services.settings
      let outer: [any MiddlewareProtocol<Request, Response, AuthRequestContext>] = [
        CORSMiddleware(cors),
        ProtectiveMiddleware(
          ProtectiveHeaders(settings.transport), scheme: services.scheme, table: table),
        RefusalMiddleware(
          logger: options.logger, shownRoutes: settings.server.debug ? table.paths : nil),
      ]
      let inner: [any MiddlewareProtocol<Request, Response, AuthRequestContext>] = [
        EntryMiddleware(settings, scheme: services.scheme, table: table),
        AuthMiddleware(services, table: table),
      ]
      return outer + (options.bench.map { [LabMiddleware($0, table: table)] } ?? []) + inner
    }

    /// How connections speak.
    func connections() throws -> HTTPServerBuilder {
      let plain = HTTPServerBuilder.http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: Self.idleTime,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)))
      guard let tls else { return plain }
      return try .tls(plain, tlsConfiguration: tls)
    }

    /// What removes expired sessions.
    var purge: Purge {
      Purge(
        sessions: services.sessions, clock: services.clock, logger: options.logger,
        interval: services.settings.tokens.revocation.purgeEvery)
    }

    /// Closes the databases.
    func close() {
      for store in stores { store.close() }
    }
  }
#endif
