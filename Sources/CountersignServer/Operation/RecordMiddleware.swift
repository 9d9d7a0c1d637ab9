#if Server
  import HTTPTypes
  import Hummingbird
  import Logging

  /// Names each request, and writes down how it was answered and how long that took.
  struct RecordMiddleware: RouterMiddleware {
    private let names: RequestIDs
    private let metrics: ServerMetrics
    private let logger: Logger
    private let table: RouteTable
    /// The proxies whose word about the client's address is believed.
    private let hops: Int

    init(
      _ names: RequestIDs, _ metrics: ServerMetrics, logger: Logger, table: RouteTable, hops: Int
    ) {
      self.names = names
      self.metrics = metrics
      self.logger = logger
      self.table = table
      self.hops = hops
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      let begin = ContinuousClock.now
      var context = context
      context.requestID = names.name(offered: request.headers[Self.field])
      var response = try await next(request, context)
      response.headers[Self.field] = context.requestID
      let time = ContinuousClock.now - begin
      metrics.noteRequest(at: endpoint(request), status: response.status.code, time: time)
      note(request, response, context, time)
      return response
    }

    private static let field = HTTPField.Name.named("X-Request-ID")

    private func endpoint(_ request: Request) -> Endpoint? {
      guard case .endpoint(let endpoint) = table[request.uri.path] else { return nil }
      return endpoint
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
          "address": "\(address(request, context))",
        ])
    }

    private func address(_ request: Request, _ context: AuthRequestContext) -> String {
      ClientAddress.of(
        peer: context.peer, forwarded: request.headers[values: .named("X-Forwarded-For")],
        hops: hops)
    }
  }
#endif
