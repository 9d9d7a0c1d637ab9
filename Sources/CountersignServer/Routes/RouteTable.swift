#if Server
  import CountersignSettings

  /// Which endpoint is mounted at which path.
  struct RouteTable: Sendable {
    /// What a path leads to.
    enum Match: Hashable, Sendable {
      case endpoint(Endpoint)
      /// The place is the same with a slash at the end.
      case redirect(String)

      /// What is mounted there; nil for a redirection.
      var endpoint: Endpoint? {
        guard case .endpoint(let endpoint) = self else { return nil }
        return endpoint
      }
    }

    private var endpoints: [String: Endpoint] = [:]
    /// What each path leads to, with the slash at its end and without.
    private var matches: [String: Match] = [:]
    /// The path of the user's sessions, without the slash at its end; nil where they are not shown.
    private var sessions: String?

    init(
      _ settings: AuthSettings, hasPublicKeys: Bool, isAnnounced: Bool = false,
      hasConsole: Bool = false
    ) {
      let routes = settings.routes
      let mounted: [(Endpoint, String?)] = [
        (.login, routes.login), (.logout, routes.logout), (.user, routes.user),
        (.refresh, routes.refresh), (.verify, routes.verify),
        (.passwordChange, routes.passwordChange), (.passwordReset, routes.passwordReset),
        (.passwordResetConfirm, routes.passwordResetConfirm),
        (.registration, routes.registration), (.csrf, routes.csrf), (.data, "/data/"),
      ]
      for case (let endpoint, let path?) in mounted {
        endpoints[Self.key(settings.site.basePath + path)] = endpoint
      }
      // Without a list of revoked tokens nothing could be ended.
      if let user = routes.user, SessionPolicy(settings).keepsList {
        let path = Self.key(settings.site.basePath + user) + "/sessions"
        sessions = path
        endpoints[path] = .sessions
        endpoints[path + "/others"] = .otherSessions
      }
      endpoints["/healthz"] = .health
      endpoints["/readyz"] = .readiness
      if isAnnounced { endpoints["/.well-known/countersign"] = .announcement }
      if hasConsole { endpoints[Self.key("/")] = .console }
      if hasPublicKeys { endpoints["/.well-known/jwks.json"] = .keySet }
      for (key, endpoint) in endpoints {
        matches[key + "/"] = .endpoint(endpoint)
        matches[key] = endpoint == .data ? .redirect(key + "/") : .endpoint(endpoint)
      }
    }

    /// All paths, in the order of the alphabet.
    var paths: [String] {
      (endpoints.keys.map { $0.isEmpty ? "/" : $0 } + (sessions.map { [$0 + "/{id}"] } ?? []))
        .sorted()
    }

    /// What is mounted at a path; the slash at the end is optional on the auth routes.
    subscript(path: String) -> Match? {
      if let match = matches[path] { return match }
      return isSession(Self.key(path)) ? .endpoint(.session) : nil
    }

    /// Whether the path is that of one session: 32 hexadecimal digits below the user's sessions.
    private func isSession(_ key: String) -> Bool {
      guard let sessions, key.utf8.count == sessions.utf8.count + 33, key.hasPrefix(sessions + "/")
      else { return false }
      return key.suffix(32).allSatisfy { $0.isHexDigit && $0.isASCII }
    }

    private static func key(_ path: String) -> String {
      path.hasSuffix("/") ? String(path.dropLast()) : path
    }
  }
#endif
