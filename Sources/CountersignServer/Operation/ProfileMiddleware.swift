#if Server
  import Hummingbird

  /// Passes a request through all that the profile in force puts before a route.
  struct ProfileMiddleware: RouterMiddleware {
    private let current: CurrentParts
    /// Whether requests come in the clear although TLS ends here.
    private let isPlain: Bool

    init(_ current: CurrentParts, isPlain: Bool = false) {
      self.current = current
      self.isPlain = isPlain
    }

    @concurrent func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      let parts = current.value
      let middleware = isPlain ? parts.plainMiddleware : parts.middleware
      return try await Self.pass(request, context, through: middleware[...], next: next)
    }

    @concurrent private static func pass(
      _ request: Request, _ context: AuthRequestContext,
      through rest: ArraySlice<any MiddlewareProtocol<Request, Response, AuthRequestContext>>,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      guard let first = rest.first else { return try await next(request, context) }
      return try await first.handle(request, context: context) { request, context in
        try await pass(request, context, through: rest.dropFirst(), next: next)
      }
    }
  }
#endif
