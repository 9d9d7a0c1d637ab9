#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// All that a profile puts before a route, from the outside in: the record of the request, the
  /// rules for other origins, the protective headers, the answers to what is thrown, the rules of
  /// entry, and the profile's own routes.
  ///
  /// It calls them one after the other: as a chain of middleware, each link would cost every request.
  /// It is one object, so that a request holds it by one reference.
  final class Front: Sendable {
    private let services: AuthServices
    private let table: RouteTable
    private let record: RequestRecord
    private let cors: CORSPolicy
    private let headers: ProtectiveHeaders
    private let endpointHeaders: EndpointHeaders
    private let scheme: SchemeRule
    private let refusals: Refusals
    private let entry: EntryRule
    private let routes: AuthRoutes
    /// Nil outside the lab.
    private let lab: LabRule?

    init(
      _ services: AuthServices, _ table: RouteTable, _ cors: CORSPolicy, _ options: ServerOptions,
      _ base: ServerBase
    ) {
      let settings = services.settings
      self.services = services
      self.table = table
      self.cors = cors
      record = RequestRecord(
        base.names, base.metrics, logger: options.logger, hops: settings.transport.proxy.hops)
      headers = ProtectiveHeaders(settings.transport)
      endpointHeaders = EndpointHeaders(settings, headers)
      scheme = services.scheme
      refusals = Refusals(
        settings, logger: options.logger, metrics: base.metrics, table: table)
      entry = EntryRule(
        settings, scheme: services.scheme, isLab: options.isLab || options.bench != nil)
      routes = AuthRoutes(
        services, announcement: options.announcement.map { AnnouncementRoute(settings, $0) },
        console: options.console)
      lab = options.bench.map { LabRule($0, table: table) }
    }

    /// What comes behind, for all paths that are not the profile's.
    typealias Next = @concurrent (Request, AuthRequestContext) async throws -> Response

    /// Answers a request.
    @concurrent func respond(
      to request: Request, _ context: AuthRequestContext, next: Next
    ) async -> Response {
      let begin = ContinuousClock.now
      var (request, context) = (request, context)
      context.requestID = record.name(request)
      context.services = services
      let isMultiplexed = context.isMultiplexed
      let progress = BodyProgress.watching(&request, isMultiplexed: isMultiplexed)
      let path = request.uri.path
      let match = table[path]
      let isCovered = cors.covers(path)
      var response =
        isCovered && CORSPolicy.isPreflight(request)
        ? preflight(request) : await answered(request, context, match, next)
      if isCovered { cors.add(to: &response, for: request) }
      record.close(request, context, at: match?.endpoint, with: &response, since: begin)
      return progress?.finish(response, to: request, isMultiplexed: isMultiplexed) ?? response
    }

    /// The answer to a preflight, before the rules for other origins add what they allow.
    private func preflight(_ request: Request) -> Response {
      var response = Response(status: .ok)
      headers.add(
        to: &response.headers, isSecure: scheme.isSecure(request.headers), isAuthRoute: false)
      return response
    }

    private func answered(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async -> Response {
      let endpoint = match?.endpoint
      let isSecure = scheme.isSecure(request.headers)
      var response: Response
      do {
        response = try await admitted(request, context, match, next)
        refusals.note(request, nil, at: endpoint)
        if let endpoint {
          endpointHeaders.complete(&response.headers, at: endpoint, isSecure: isSecure)
        } else {
          headers.add(to: &response.headers, isSecure: isSecure, isAuthRoute: false)
        }
      } catch {
        response = refusals.answer(to: error, request, context, at: endpoint)
        headers.add(
          to: &response.headers, isSecure: isSecure, isAuthRoute: endpoint?.isAuthRoute ?? false)
      }
      return request.method == .head ? response.createHeadResponse() : response
    }

    private func admitted(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async throws -> Response {
      guard let lab else { return try await answer(request, context, match, next) }
      return try await lab.respond(to: request, context) { request, context in
        try await self.answer(request, context, match, next)
      }
    }

    private func answer(
      _ request: Request, _ context: AuthRequestContext, _ match: RouteTable.Match?, _ next: Next
    ) async throws -> Response {
      if let elsewhere = try entry.redirection(
        of: request, to: match?.endpoint, peer: context.connection.peer,
        isMultiplexed: context.isMultiplexed)
      {
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
