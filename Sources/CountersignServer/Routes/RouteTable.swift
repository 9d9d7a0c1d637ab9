#if Server
  import CountersignSettings

  /// Which endpoint is mounted at which path.
  struct RouteTable: Sendable {
    /// What a path leads to.
    enum Match: Hashable {
      case endpoint(Endpoint)
      /// The place is the same with a slash at the end.
      case redirect(String)
    }

    private var endpoints: [String: Endpoint] = [:]

    init(
      _ settings: AuthSettings, hasPublicKeys: Bool, isAnnounced: Bool = false,
      hasConsole: Bool = false
    ) {
      let routes = settings.routes
      let mounted: [(Endpoint, String?)] = [
        (.login, routes.login), (.logout, routes.logout), (.user, routes.user),
        (.refresh, routes.refresh), (.verify, routes.verify),
        (.passwordChange, routes.passwordChange), (.csrf, routes.csrf), (.data, "/data/"),
      ]
      for case (let endpoint, let path?) in mounted {
        endpoints[Self.key(settings.site.basePath + path)] = endpoint
      }
      endpoints["/healthz"] = .health
      endpoints["/readyz"] = .readiness
      if isAnnounced { endpoints["/.well-known/countersign"] = .announcement }
      if hasConsole { endpoints[Self.key("/")] = .console }
      if hasPublicKeys { endpoints["/.well-known/jwks.json"] = .keySet }
    }

    /// All paths, in the order of the alphabet.
    var paths: [String] { endpoints.keys.sorted() }

    /// What is mounted at a path; the slash at the end is optional on the auth routes.
    subscript(path: String) -> Match? {
      guard let endpoint = endpoints[Self.key(path)] else { return nil }
      if endpoint == .data, !path.hasSuffix("/") { return .redirect(path + "/") }
      return .endpoint(endpoint)
    }

    private static func key(_ path: String) -> String {
      path.hasSuffix("/") ? String(path.dropLast()) : path
    }
  }
#endif
