#if Server
  import HTTPTypes
  import Hummingbird

  /// Adds the protective headers to every answer.
  struct ProtectiveMiddleware: RouterMiddleware {
    private let headers: ProtectiveHeaders
    private let scheme: SchemeRule
    private let table: RouteTable

    init(_ headers: ProtectiveHeaders, scheme: SchemeRule, table: RouteTable) {
      self.headers = headers
      self.scheme = scheme
      self.table = table
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      var response = try await next(request, context)
      let isAuthRoute: Bool
      if case .endpoint(let endpoint) = table[request.uri.path] {
        isAuthRoute = endpoint.isAuthRoute
      } else {
        isAuthRoute = false
      }
      headers.add(
        to: &response.headers, isSecure: scheme.isSecure(request.headers), isAuthRoute: isAuthRoute)
      return response
    }
  }
#endif
