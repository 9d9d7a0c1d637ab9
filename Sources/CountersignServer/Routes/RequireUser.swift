#if Server
  import HTTPTypes
  public import Hummingbird

  /// A guard for an app's own routes: signed-in users pass, and the context says who they are.
  ///
  /// It asks what the profile asks: the CSRF defence of unsafe requests, then the credentials.
  public struct RequireUser: RouterMiddleware {
    /// The context that it fills in.
    public typealias Context = AuthRequestContext

    private let current: CurrentParts

    init(_ current: CurrentParts) {
      self.current = current
    }

    /// Refuses a request with 401 or 403, or passes it on with `AuthRequestContext.identity`.
    public func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      let services = context.services ?? current.value.services
      var call = Call(request, context, services: services)
      let authenticator = Authenticator(services)
      try authenticator.checkCSRF(call, isPublicRoute: false)
      try await authenticator.identify(&call, .required)
      try services.limits.admit(.other, of: call)
      var context = context
      context.identity = call.identity
      var response = try await next(request, context)
      response.headers.append(HTTPField(name: .vary, value: "Cookie"))
      return response
    }
  }
#endif
