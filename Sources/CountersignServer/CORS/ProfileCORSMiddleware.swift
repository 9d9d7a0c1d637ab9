#if Server
  public import CountersignSettings
  import HTTPTypes
  public import Hummingbird

  /// Answers preflights, and tells browsers on every other answer who may read it: all that `cors`
  /// of a profile says, on any router.
  ///
  /// `AuthServer.install` puts it before an app's routes already; this is for a service beside,
  /// which signs nobody in. Source: Fetch, 3.3.
  public struct ProfileCORSMiddleware<Context: RequestContext>: RouterMiddleware {
    private let policy: CORSPolicy

    /// Throws `ServerError.pattern` for what is no regular expression.
    public init(_ settings: AuthSettings.CORS) throws(ServerError) {
      policy = try CORSPolicy(settings)
    }

    init(_ policy: CORSPolicy) {
      self.policy = policy
    }

    /// Answers a preflight, or passes the request on and adds to the answer.
    public func handle(
      _ request: Request, context: Context,
      next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
      guard policy.covers(request.uri.path) else { return try await next(request, context) }
      let origin = request.headers[.origin]
      let isPreflight =
        request.method == .options && request.headers[.accessControlRequestMethod] != nil
      var response =
        isPreflight
        ? Response(status: .ok) : try await Self.answer(request, context: context, next: next)
      response.headers.append(HTTPField(name: .vary, value: "Origin"))
      let added = isPreflight ? policy.preflightHeaders(for: origin) : policy.headers(for: origin)
      for field in added { response.headers[field.name] = field.value }
      return response
    }

    /// The answer to a request, that of an error included: a page must be able to read it.
    private static func answer(
      _ request: Request, context: Context,
      next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
      do {
        return try await next(request, context)
      } catch let error as any HTTPResponseError {
        return try error.response(from: request, context: context)
      }
    }
  }
#endif
