#if Server
  import HTTPTypes
  import Hummingbird

  /// All that a profile puts before a route, from the outside in: the record of the request, the
  /// rules for other origins, the protective headers, the answers to what is thrown, the rules of
  /// entry, and the profile's own routes.
  ///
  /// It calls them one after the other: as a chain of middleware, each link would cost every request.
  struct Front: Sendable {
    let table: RouteTable
    let record: RequestRecord
    let cors: CORSPolicy
    let headers: ProtectiveHeaders
    let scheme: SchemeRule
    let refusals: Refusals
    let entry: EntryRule
    let routes: AuthRoutes
    /// Nil outside the lab.
    let lab: LabMiddleware?

    /// What comes behind, for all paths that are not the profile's.
    typealias Next = @concurrent (Request, AuthRequestContext) async throws -> Response

    /// Answers a request.
    @concurrent func respond(
      to request: Request, _ context: AuthRequestContext, next: Next
    ) async -> Response {
      let begin = ContinuousClock.now
      var context = context
      context.requestID = record.name(request)
      let path = request.uri.path
      let match = table[path]
      let isCovered = cors.covers(path)
      var response =
        isCovered && CORSPolicy.isPreflight(request)
        ? Response(status: .ok) : await answered(request, context, match, next)
      if isCovered { cors.add(to: &response, for: request) }
      headers.add(
        to: &response.headers, isSecure: scheme.isSecure(request.headers),
        isAuthRoute: match?.endpoint?.isAuthRoute ?? false)
      record.close(request, context, at: match?.endpoint, with: &response, since: begin)
      return response
    }

    private func answered(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async -> Response {
      let endpoint = match?.endpoint
      var response: Response
      do {
        response = try await admitted(request, context, match, next)
        refusals.note(request, nil, at: endpoint)
      } catch {
        response = refusals.answer(to: error, request, context, at: endpoint)
      }
      if request.method == .head { response = response.createHeadResponse() }
      return response
    }

    private func admitted(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async throws -> Response {
      guard let lab else { return try await answer(request, context, match, next) }
      return try await lab.handle(request, context: context) { request, context in
        try await answer(request, context, match, next)
      }
    }

    private func answer(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async throws -> Response {
      if let elsewhere = try entry.redirection(of: request, to: match?.endpoint) {
        return elsewhere
      }
      switch match {
      case nil: return try await next(request, context)
      case .redirect(let path):
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(status: .movedPermanently, headers: [.location: path + query])
      case .endpoint(let endpoint):
        return try await routes.answer(request, context, at: endpoint)
      }
    }
  }
#endif
