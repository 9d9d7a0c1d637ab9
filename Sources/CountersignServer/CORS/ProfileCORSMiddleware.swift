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

    /// Answers a preflight, or passes the request on and adds to the answer.
    public func handle(
      _ request: Request, context: Context,
      next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
      guard policy.covers(request.uri.path) else { return try await next(request, context) }
      var response =
        CORSPolicy.isPreflight(request)
        ? Response(status: .ok) : try await Self.answer(request, context: context, next: next)
      policy.add(to: &response, for: request)
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
