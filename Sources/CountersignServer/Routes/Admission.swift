#if Server
  import CountersignSettings
  import HTTPTypes

  /// The checks between the arrival of a request and its endpoint, in the order of the contract.
  struct Admission: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
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
      try await identify(&call, endpoint.credentials(services.settings.server), authenticator)
      if let scope = endpoint.scope {
        try services.limits.admit(
          scope, address: call.address, userID: call.user?.id, now: call.now)
      }
      try checkMethod(call, endpoint)
      if endpoint == .login {
        try services.limits.admitLogin(address: call.address, account: nil, now: call.now)
      }
    }

    /// Puts the user of good credentials into the call.
    func identify(
      _ call: inout Call, _ credentials: Endpoint.Credentials, _ authenticator: Authenticator
    ) async throws {
      guard credentials != .ignored else { return }
      if let finding = try await authenticator.finding(for: call) {
        call.identity = finding.identity
        call.user = finding.user
      } else if credentials == .required {
        throw Refusal.anonymous
      }
    }

    /// The methods of an endpoint as the Allow header lists them.
    func allowed(at endpoint: Endpoint) -> [String] {
      endpoint.allowedMethods(services.settings.routes)
    }

    private func checkMethod(_ call: Call, _ endpoint: Endpoint) throws(Refusal) {
      let allowed = allowed(at: endpoint)
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
