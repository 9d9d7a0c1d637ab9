#if Server
  import Hummingbird

  /// Tells whether the server can do its work.
  struct ReadinessRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers 200 when the database answers; throws its error otherwise.
    func respond() async throws -> Response {
      try await services.users.check()
      return Response.json(["status": "ready"])
    }
  }
#endif
