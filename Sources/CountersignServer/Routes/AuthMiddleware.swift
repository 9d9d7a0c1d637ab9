#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// Answers the routes of a profile, and lets all others pass.
  struct AuthMiddleware: RouterMiddleware {
    private let services: AuthServices
    private let table: RouteTable
    private let admission: Admission
    private let announcement: AnnouncementRoute?
    private let console: ConsolePage?

    init(
      _ services: AuthServices, table: RouteTable, announcement: AnnouncementRoute?,
      console: ConsolePage?
    ) {
      self.services = services
      self.table = table
      self.announcement = announcement
      self.console = console
      admission = Admission(services)
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      switch table[request.uri.path] {
      case nil: return try await next(request, context)
      case .redirect(let path):
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(status: .movedPermanently, headers: [.location: path + query])
      case .endpoint(let endpoint): return try await answer(request, context, endpoint)
      }
    }

    private func answer(
      _ request: Request, _ context: AuthRequestContext, _ endpoint: Endpoint
    ) async throws -> Response {
      // Read before anything is refused, so that the next request of the connection is found.
      let body = try await BodyReader.octets(
        of: request, isMultiplexed: context.isMultiplexed)
      var call = Call(request, peer: context.peer, services: services)
      call.body = body
      try await admission.admit(&call, to: endpoint)
      var response =
        call.head.method == .options
        ? Response(status: .ok) : try await respond(to: call, endpoint)
      response.headers[.allow] = admission.allowed(at: endpoint).joined(separator: ", ")
      if endpoint.credentials(services.settings.server) != .ignored {
        response.headers.append(HTTPField(name: .vary, value: "Cookie"))
      }
      return response
    }

    private func respond(to call: Call, _ endpoint: Endpoint) async throws -> Response {
      switch endpoint {
      case .login: try await LoginRoute(services).respond(to: call)
      case .logout: try await LogoutRoute(services).respond(to: call)
      case .user: try await UserRoute(services).respond(to: call)
      case .refresh: try await RefreshRoute(services).respond(to: call)
      case .verify: try await VerifyRoute(services).respond(to: call)
      case .passwordChange: try await PasswordChangeRoute(services).respond(to: call)
      case .passwordReset: try await PasswordResetRoute(services).request(call)
      case .passwordResetConfirm: try await PasswordResetRoute(services).confirm(call)
      case .registration: try await RegistrationRoute(services).respond(to: call)
      case .sessions: try await SessionsRoute(services).respond(to: call)
      case .otherSessions: try await SessionsRoute(services).endOthers(call)
      case .session: try await SessionsRoute(services).endOne(call)
      case .csrf: try CSRFRoute(services).respond(to: call)
      case .data: try DataRoute(services).respond(to: call)
      case .keySet: KeySetRoute(services).respond(to: call)
      case .announcement: try found(announcement).respond()
      case .console: try found(console).respond()
      case .health: Response.json(["status": "ok"])
      case .readiness: try await ReadinessRoute(services).respond()
      }
    }

    /// What is there; a route is only mounted when it is.
    private func found<Part>(_ part: Part?) throws(Refusal) -> Part {
      guard let part else { throw .notFound(routes: nil) }
      return part
    }
  }
#endif
