#if Server
  import CountersignSettings
  import GRDB
  import HTTPTypes
  import Hummingbird
  import Logging

  /// Turns whatever was thrown into an answer.
  struct Refusals: Sendable {
    private let logger: Logger
    private let metrics: ServerMetrics
    private let settings: AuthSettings
    /// The mounted paths, which the profile's `server.debug` shows; nil keeps them back.
    private let shownRoutes: [String]?

    init(_ settings: AuthSettings, logger: Logger, metrics: ServerMetrics, table: RouteTable) {
      self.settings = settings
      self.logger = logger
      self.metrics = metrics
      shownRoutes = settings.server.debug ? table.paths : nil
    }

    /// The answer to what was thrown.
    func answer(
      to error: any Error, _ request: Request, _ context: AuthRequestContext, at endpoint: Endpoint?
    ) -> Response {
      let refusal = refusal(for: error, context)
      note(request, refusal, at: endpoint)
      var response = refusal.response
      if let endpoint { describe(endpoint, in: &response) }
      guard Self.leavesBody(refusal),
        BodyReader.announcesBody(request.head, isMultiplexed: context.isMultiplexed)
      else { return response }
      return Self.closing(response, isMultiplexed: context.isMultiplexed)
    }

    /// Adds what every answer of the endpoint says: its methods, and that cookies matter to it.
    private func describe(_ endpoint: Endpoint, in response: inout Response) {
      response.headers[.allow] = endpoint.allowed(settings.routes).joined(separator: ", ")
      if endpoint.credentials(settings.server) != .ignored {
        response.headers.append(HTTPField(name: .vary, value: "Cookie"))
      }
    }

    /// Counts how a request ended; `refusal` nil for a granted one.
    func note(_ request: Request, _ refusal: Refusal?, at endpoint: Endpoint?) {
      guard request.method != .options, let endpoint else { return }
      metrics.noteOutcome(at: endpoint, refusal: refusal)
    }

    private func refusal(for error: any Error, _ context: AuthRequestContext) -> Refusal {
      switch error {
      case let refusal as Refusal: return refusal
      case let error as HTTPError where error.status == .notFound:
        return .notFound(routes: shownRoutes)
      case let error as HTTPError where error.status == .contentTooLarge: return .bodyTooLarge
      case let error as DatabaseError:
        logger.error(
          "the database failed",
          metadata: ["code": "\(error.resultCode.rawValue)", "request_id": "\(context.requestID)"])
        return .storeUnavailable
      default:
        logger.error(
          "a request failed",
          metadata: ["error": "\(type(of: error))", "request_id": "\(context.requestID)"])
        return .failure
      }
    }

    /// Whether the request's body was not read to its end when it was refused so.
    private static func leavesBody(_ refusal: Refusal) -> Bool {
      switch refusal {
      case .bodyTooLarge, .bodyTooSlow, .bodyBroken, .notFound, .host, .plainHTTP: true
      default: false
      }
    }

    /// The answer as the connection's last: an endless body must not be read for ever.
    ///
    /// Over HTTP/2 only the stream ends, and there is no such header (RFC 9113, 8.2.2).
    private static func closing(_ response: Response, isMultiplexed: Bool) -> Response {
      var response = response
      let body = response.body
      if !isMultiplexed { response.headers[.connection] = "close" }
      response.body = ResponseBody(contentLength: body.contentLength) { writer in
        try await body.write(writer)
        throw ConnectionEnd()
      }
      return response
    }
  }

  /// Ends a connection after its last answer.
  private struct ConnectionEnd: Error {}
#endif
