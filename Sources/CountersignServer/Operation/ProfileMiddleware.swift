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
      let front = isPlain ? parts.plainFront : parts.front
      return await front.respond(to: request, context, next: next)
    }
  }
#endif
