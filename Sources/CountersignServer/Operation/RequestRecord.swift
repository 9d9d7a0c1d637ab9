#if Server
  import HTTPTypes
  import Hummingbird
  import Logging

  /// Names each request, and writes down how it was answered and how long that took.
  struct RequestRecord: Sendable {
    private let names: RequestIDs
    private let metrics: ServerMetrics
    private let logger: Logger
    /// The proxies whose word about the client's address is believed.
    private let hops: Int

    init(_ names: RequestIDs, _ metrics: ServerMetrics, logger: Logger, hops: Int) {
      self.names = names
      self.metrics = metrics
      self.logger = logger
      self.hops = hops
    }

    /// The name of a request: its own, or a new one.
    func name(_ request: Request) -> String { names.name(offered: request.headers[.requestID]) }

    /// Puts the name on the answer, and notes how long that took since `begin`.
    func close(
      _ request: Request, _ context: AuthRequestContext, at endpoint: Endpoint?,
      with response: inout Response, since begin: ContinuousClock.Instant
    ) {
      response.headers.put(HTTPField(name: .requestID, value: context.requestID))
      let time = ContinuousClock.now - begin
      metrics.noteRequest(at: endpoint, status: response.status.code, time: time)
      note(request, response, context, time)
    }

    /// Neither query nor headers are written down: tokens may be in both.
    private func note(
      _ request: Request, _ response: Response, _ context: AuthRequestContext, _ time: Duration
    ) {
      logger.info(
        "request",
        metadata: [
          "request_id": "\(context.requestID)",
          "method": "\(request.method.rawValue.prefix(32))",
          "path": "\(LoggedPath.text(request.uri.path))",
          "status": "\(response.status.code)",
          "microseconds": "\(time.nanoseconds / 1000)",
          "address": "\(ClientAddress(request, context, hops: hops).text)",
        ])
    }
  }
#endif
