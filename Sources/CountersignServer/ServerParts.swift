#if Server
  import CountersignKeys
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// What a server answers with as long as one profile is in force.
  struct ServerParts: Sendable {
    let services: AuthServices
    /// What every request passes through, the outermost first.
    let middleware: [any MiddlewareProtocol<Request, Response, AuthRequestContext>]
    /// The certificate that TLS ends with; nil where it does not end here.
    let tls: TLSMaterial?
    /// The profile's secrets, of which those that were made at random outlive a reload.
    let secrets: ServerSecrets

    /// Makes the keys and all that depends on the profile; throws `ServerError`.
    init(
      _ settings: AuthSettings, _ secrets: ServerSecrets, _ options: ServerOptions,
      _ base: ServerBase, keeping old: ServerParts? = nil
    ) async throws(ServerError) {
      if settings.transport.tls.termination == .server, options.tls == nil { throw .tlsMissing }
      self.secrets = secrets
      _ = try options.tls?.configuration(minimum: settings.transport.tls.minimum)
      tls = options.tls
      let cors = try CORSPolicy(settings.cors)
      let keys = try await KeyRing(settings, secrets, isLab: options.isLab)
      services = AuthServices(
        settings, keys: keys, base: base, options: options, keeping: old?.services)
      let table = RouteTable(
        settings, hasPublicKeys: keys.verifying.contains { $0.jwk != nil },
        isAnnounced: options.announcement != nil, hasConsole: options.console != nil)
      middleware = Self.middleware(services, table, cors, options, base)
    }

    private static func middleware(
      _ services: AuthServices, _ table: RouteTable, _ cors: CORSPolicy, _ options: ServerOptions,
      _ base: ServerBase
    ) -> [any MiddlewareProtocol<Request, Response, AuthRequestContext>] {
      let settings = services.settings
      let outer: [any MiddlewareProtocol<Request, Response, AuthRequestContext>] = [
        RecordMiddleware(
          base.names, base.metrics, logger: options.logger, table: table,
          hops: settings.transport.proxy.hops),
        ProfileCORSMiddleware(cors),
        ProtectiveMiddleware(
          ProtectiveHeaders(settings.transport), scheme: services.scheme, table: table),
        RefusalMiddleware(
          logger: options.logger, metrics: base.metrics, table: table,
          shownRoutes: settings.server.debug ? table.paths : nil),
      ]
      let inner: [any MiddlewareProtocol<Request, Response, AuthRequestContext>] = [
        EntryMiddleware(settings, scheme: services.scheme, table: table),
        AuthMiddleware(
          services, table: table,
          announcement: options.announcement.map { AnnouncementRoute(settings, $0) },
          console: options.console),
      ]
      return outer + (options.bench.map { [LabMiddleware($0, table: table)] } ?? []) + inner
    }
  }
#endif
