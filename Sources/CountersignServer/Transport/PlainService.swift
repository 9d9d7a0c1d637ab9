#if Server
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore
  import ServiceLifecycle

  /// Answers, beside a server that ends TLS, those who come without it.
  struct PlainService: Service {
    let responder: RouterResponder<AuthRequestContext>
    let listener: PlainListener
    let options: ServerOptions
    let limits: ConnectionLimits

    /// Listens until the service group shuts down; throws `ServerError` when it cannot.
    func run() async throws {
      do {
        try await application.run()
      } catch {
        throw ListeningFault.serverError(error, address: options.address, port: listener.port)
      }
    }

    private var application: some ApplicationProtocol {
      Application(
        responder: responder, server: limits.plain,
        configuration: ApplicationConfiguration(
          address: .hostname(options.address, port: listener.port),
          availableConnectionsDelegate: MaximumAvailableConnections(options.connectionLimit)),
        onServerRunning: { [onRunning = listener.onRunning] channel in
          onRunning(channel.localAddress?.port ?? 0)
        },
        logger: options.logger)
    }
  }
#endif
