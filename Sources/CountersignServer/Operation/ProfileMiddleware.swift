#if Server
  import Hummingbird

  /// Passes a request through all that the profile in force puts before a route.
  struct ProfileMiddleware: RouterMiddleware {
    private let current: CurrentParts

    init(_ current: CurrentParts) {
      self.current = current
    }

    @concurrent func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      await current.value.front.respond(to: request, context, next: next)
    }
  }
#endif
