#if Server
  import CountersignRules
  import CountersignSettings

  extension ProbeRequest {
    /// The method that is sent.
    var effectiveMethod: String {
      if let method { return method }
      switch endpoint {
      case .login, .logout, .refresh, .verify, .passwordChange: return "POST"
      case .user, .csrf, .data, .path: return "GET"
      }
    }

    /// The request as a client of this profile sends it: a logout by GET where POST is not taken.
    func resolved(for settings: AuthSettings) -> ProbeRequest {
      guard endpoint == .logout, method == nil, !settings.routes.logoutMethods.contains(.post)
      else { return self }
      var request = self
      request.method = "GET"
      return request
    }

    /// What an honest client adds against forged requests; nil when nothing is asked or known.
    func csrfHeader(_ session: ProbeSession) -> HeaderLine? {
      guard csrf, !["GET", "HEAD", "OPTIONS"].contains(effectiveMethod) else { return nil }
      let settings = session.settings.csrf
      switch settings.defence {
      case .none, .origin: return nil
      case .header: return HeaderLine(settings.header, "1")
      case .token: return session.csrfToken.map { HeaderLine(settings.header, $0) }
      }
    }
  }

  extension ProbeRequest.Endpoint {
    /// The path on the server; throws `unmounted` for a route that the profile leaves out.
    func path(_ settings: AuthSettings, basePath: String) throws(RunStop) -> String {
      let routes = settings.routes
      switch self {
      case .login: return try mounted(routes.login, "routes.login", basePath)
      case .logout: return try mounted(routes.logout, "routes.logout", basePath)
      case .user: return try mounted(routes.user, "routes.user", basePath)
      case .refresh: return try mounted(routes.refresh, "routes.refresh", basePath)
      case .verify: return try mounted(routes.verify, "routes.verify", basePath)
      case .csrf: return try mounted(routes.csrf, "routes.csrf", basePath)
      case .passwordChange:
        return try mounted(routes.passwordChange, "routes.password_change", basePath)
      case .data: return basePath + "/data/"
      case .path(let path): return path
      }
    }

    private func mounted(
      _ path: String?, _ name: String, _ basePath: String
    ) throws(RunStop) -> String {
      guard let path else { throw .unmounted(route: name) }
      return basePath + path
    }
  }
#endif
