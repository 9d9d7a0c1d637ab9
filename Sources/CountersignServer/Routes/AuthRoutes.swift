#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// Answers the routes of a profile.
  final class AuthRoutes: Sendable {
    private let services: AuthServices
    private let admission: Admission
    private let announcement: AnnouncementRoute?
    private let console: ConsolePage?

    init(_ services: AuthServices, announcement: AnnouncementRoute?, console: ConsolePage?) {
      self.services = services
      self.announcement = announcement
      self.console = console
      admission = Admission(services)
    }

    /// Answers a request to an endpoint; throws the `Refusal` of one that is not granted.
    func answer(
      _ request: Request, _ context: AuthRequestContext, at endpoint: Endpoint
    ) async throws -> Response {
      // Read before anything is refused, so that the next request of the connection is found.
      let isMultiplexed = context.isMultiplexed
      let body =
        BodyReader.announcesBody(request.head, isMultiplexed: isMultiplexed)
        ? try await BodyReader.octets(of: request, isMultiplexed: isMultiplexed) : []
      var call = Call(request, context, services: services)
      call.body = body
      try await admission.admit(&call, to: endpoint)
      return call.head.method == .options
        ? Response(status: .ok) : try await respond(to: call, endpoint)
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
