#if Server
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore
  import Logging
  import NIOCore
  import ServiceLifecycle

  /// Answers `GET /metrics` in Prometheus' text format on an address of its own.
  struct MetricsService: Service {
    let listener: MetricsListener
    let registry: PrometheusRegistry
    let metrics: ServerMetrics
    let current: CurrentParts
    let logger: Logger

    /// Listens until the service group shuts down; throws `ServerError` when it cannot.
    func run() async throws {
      do {
        try await application.run()
      } catch {
        throw ListeningFault.serverError(error, address: listener.address, port: listener.port)
      }
    }

    private var application: some ApplicationProtocol {
      let router = Router(context: BasicRequestContext.self)
      router.get("/metrics") { _, _ in await answer() }
      return Application(
        router: router, server: ConnectionLimits().plain,
        configuration: ApplicationConfiguration(
          address: .hostname(listener.address, port: listener.port),
          availableConnectionsDelegate: MaximumAvailableConnections(64)),
        onServerRunning: { [onRunning = listener.onRunning] channel in
          onRunning(channel.localAddress?.port ?? 0)
        },
        logger: logger)
    }

    private func answer() async -> Response {
      let services = current.value.services
      let sessions = try? await services.sessions.liveCount(now: services.clock.milliseconds)
      metrics.setGauges(sessions: sessions, hashQueue: services.passwords.depth)
      return Response(
        status: .ok,
        headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text)))
    }
  }
#endif
