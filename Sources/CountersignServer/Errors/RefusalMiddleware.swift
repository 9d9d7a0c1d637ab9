#if Server
  import GRDB
  import HTTPTypes
  import Hummingbird
  import Logging

  /// Turns whatever was thrown into an answer, and writes a line for each request.
  struct RefusalMiddleware: RouterMiddleware {
    private let logger: Logger
    /// The mounted paths, which the profile's `server.debug` shows; nil keeps them back.
    private let shownRoutes: [String]?

    init(logger: Logger, shownRoutes: [String]?) {
      self.logger = logger
      self.shownRoutes = shownRoutes
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      var response: Response
      do {
        response = try await next(request, context)
      } catch {
        let refusal = refusal(for: error)
        response = refusal.response
        if Self.leavesBody(refusal), BodyReader.announcesBody(request.head) {
          response = Self.closing(response)
        }
      }
      if request.method == .head { response = response.createHeadResponse() }
      note(request, response)
      return response
    }

    private func refusal(for error: any Error) -> Refusal {
      switch error {
      case let refusal as Refusal: return refusal
      case let error as HTTPError where error.status == .notFound:
        return .notFound(routes: shownRoutes)
      case let error as HTTPError where error.status == .contentTooLarge: return .bodyTooLarge
      case let error as DatabaseError:
        logger.error("the database failed", metadata: ["code": "\(error.resultCode.rawValue)"])
        return .storeUnavailable
      default:
        logger.error("a request failed", metadata: ["error": "\(type(of: error))"])
        return .failure
      }
    }

    /// Whether the request's body was not read to its end when it was refused so.
    private static func leavesBody(_ refusal: Refusal) -> Bool {
      switch refusal {
      case .bodyTooLarge, .bodyTooSlow, .notFound, .host, .plainHTTP: true
      default: false
      }
    }

    /// The answer as the connection's last: an endless body must not be read for ever.
    private static func closing(_ response: Response) -> Response {
      var response = response
      let body = response.body
      response.headers[.connection] = "close"
      response.body = ResponseBody(contentLength: body.contentLength) { writer in
        try await body.write(writer)
        throw ConnectionEnd()
      }
      return response
    }

    /// Neither query nor headers are written down: tokens may be in both.
    private func note(_ request: Request, _ response: Response) {
      logger.info(
        "request",
        metadata: [
          "method": "\(request.method.rawValue.prefix(32))",
          "path": "\(request.uri.path.prefix(256))", "status": "\(response.status.code)",
        ])
    }
  }

  /// Ends a connection after its last answer.
  private struct ConnectionEnd: Error {}
#endif
