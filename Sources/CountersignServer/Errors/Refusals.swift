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
      guard let endpoint else { return answer(to: error, request, context) }
      let refusal = refusal(for: error, context)
      note(request, refusal, at: endpoint)
      var response = refusal.response
      describe(endpoint, in: &response)
      return response
    }

    /// The answer to what a route of the app's own has thrown, or the router for want of a route.
    ///
    /// Whether `RequireUser` stood before the route, and so cookies matter, does not show in an error:
    /// it is said in any case.
    private func answer(
      to error: any Error, _ request: Request, _ context: AuthRequestContext
    ) -> Response {
      var response =
        Self.thrownAnswer(error, request, context) ?? refusal(for: error, context).response
      response.headers.append(HTTPField(name: .vary, value: "Cookie"))
      return response
    }

    /// Adds what every answer of the endpoint says: its methods, and that cookies matter to it.
    private func describe(_ endpoint: Endpoint, in response: inout Response) {
      response.headers[.allow] = endpoint.allowed(settings.routes).joined(separator: ", ")
      if endpoint.variesByCookie(settings) {
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

    /// What a route of the app's own has thrown as its answer; nil for anything else.
    ///
    /// The router's own "not found" and a body over its bound say no more than the status: those
    /// are answered as they are on the profile's routes.
    private static func thrownAnswer(
      _ error: any Error, _ request: Request, _ context: AuthRequestContext
    ) -> Response? {
      guard let error = error as? any HTTPResponseError else { return nil }
      if let bare = error as? HTTPError, bare.body == nil, bare.headers.isEmpty,
        bare.status == .notFound || bare.status == .contentTooLarge
      {
        return nil
      }
      return try? error.response(from: request, context: context)
    }
  }
#endif
