#if Server
  import CountersignSettings
  import HTTPTypes

  /// The checks between the arrival of a request and its endpoint, in the order of the contract.
  struct Admission: Sendable {
    private let services: AuthServices
    /// The methods of each endpoint as the Allow header lists them, and that header.
    private let allowed: [Endpoint: (methods: [String], field: HTTPField)]

    init(_ services: AuthServices) {
      self.services = services
      let routes = services.settings.routes
      allowed = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.map { endpoint in
          let methods = endpoint.allowedMethods(routes)
          let field = HTTPField(name: .allow, value: methods.joined(separator: ", "))
          return (endpoint, (methods, field))
        })
    }

    /// Checks media type, CSRF defence, credentials, rate and method; puts the user into the call.
    ///
    /// Throws the `Refusal` of the check that fails first.
    func admit(_ call: inout Call, to endpoint: Endpoint) async throws {
      guard endpoint == .console || Self.acceptsJSON(call.head.headerFields[values: .accept]) else {
        throw Refusal.notAcceptable
      }
      let authenticator = Authenticator(services)
      try authenticator.checkCSRF(call, isPublicRoute: endpoint.isPublic)
      try await authenticator.identify(&call, endpoint.credentials(services.settings.server))
      if let scope = endpoint.scope {
        try services.limits.admit(scope, of: call)
      }
      try checkMethod(call, endpoint)
      if endpoint == .login {
        try services.limits.admitLogin(address: call.address, account: nil, now: call.now)
      }
    }

    /// The Allow header of an endpoint.
    func allowField(at endpoint: Endpoint) -> HTTPField {
      allowed[endpoint]?.field ?? HTTPField(name: .allow, value: "")
    }

    private func checkMethod(_ call: Call, _ endpoint: Endpoint) throws(Refusal) {
      let allowed = allowed[endpoint]?.methods ?? []
      let method = call.head.method.rawValue
      guard allowed.contains(method) else {
        throw .method(String(method.prefix(32)), allowed: allowed)
      }
    }

    /// Whether a client takes JSON; one that says nothing takes anything (RFC 9110, 12.5.1).
    private static func acceptsJSON(_ fields: [String]) -> Bool {
      guard !fields.isEmpty else { return true }
      return fields.flatMap { $0.split(separator: ",") }.contains { range in
        let type = range.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        return ["*/*", "application/*", "application/json"].contains(type)
      }
    }
  }
#endif
