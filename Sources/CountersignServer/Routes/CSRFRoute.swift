#if Server
  import Hummingbird

  /// Hands the CSRF token to the app, in the answer and in the cookie.
  struct CSRFRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers with the token that the browser has, or with a new one.
    func respond(to call: Call) throws -> Response {
      let known = call.cookies[services.cookies.csrf.name].flatMap { $0.isEmpty ? nil : $0 }
      let token = try known ?? services.randomToken()
      return Response.json(
        ["csrfToken": .string(token)], cookies: [services.cookies.csrf.with(token)])
    }
  }
#endif
