#if Server
  import HTTPTypes
  import Hummingbird

  /// Answers preflights, and tells browsers on every other answer who may read it.
  struct CORSMiddleware: RouterMiddleware {
    private let policy: CORSPolicy

    init(_ policy: CORSPolicy) {
      self.policy = policy
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      guard policy.covers(request.uri.path) else { return try await next(request, context) }
      let origin = request.headers[.origin]
      let isPreflight =
        request.method == .options && request.headers[.accessControlRequestMethod] != nil
      var response = isPreflight ? Response(status: .ok) : try await next(request, context)
      response.headers.append(HTTPField(name: .vary, value: "Origin"))
      let added = isPreflight ? policy.preflightHeaders(for: origin) : policy.headers(for: origin)
      for field in added { response.headers[field.name] = field.value }
      return response
    }
  }
#endif
