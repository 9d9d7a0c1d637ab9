#if Server
  import CountersignSettings
  import HTTPTypes

  /// The checks between the arrival of a request and its endpoint, in the order of the contract.
  final class Admission: Sendable {
    private let services: AuthServices
    private let rules: [Endpoint: Rule]

    /// What an endpoint asks of a request.
    private struct Rule: Sendable {
      var methods: [String] = []
      var credentials = Endpoint.Credentials.required
    }

    init(_ services: AuthServices) {
      self.services = services
      let settings = services.settings
      rules = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.map { endpoint in
          let methods = endpoint.allowed(settings.routes)
          return (
            endpoint, Rule(methods: methods, credentials: endpoint.credentials(settings.server))
          )
        })
    }

    /// Checks media type, CSRF defence, credentials, rate and method; puts the user into the call.
    ///
    /// Throws the `Refusal` of the check that fails first.
    func admit(_ call: inout Call, to endpoint: Endpoint) async throws {
      guard endpoint == .console || Self.acceptsJSON(call.head.headerFields[values: .accept]) else {
        throw Refusal.notAcceptable
      }
      let rule = rules[endpoint] ?? Rule()
      let authenticator = Authenticator(services)
      try authenticator.checkCSRF(call, isPublicRoute: endpoint.isPublic)
      try await authenticator.identify(&call, rule.credentials)
      if let scope = endpoint.scope {
        try services.limits.admit(scope, of: call)
      }
      try checkMethod(call, rule.methods)
      if endpoint == .login {
        try services.limits.admitLogin(from: call.address, now: call.now)
      }
    }

    private func checkMethod(_ call: Call, _ allowed: [String]) throws(Refusal) {
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
