#if Server
  import CountersignSettings
  import HTTPTypes

  /// What is mounted at a path.
  enum Endpoint: Hashable, Sendable, CaseIterable {
    case login
    case logout
    case user
    case refresh
    case verify
    case passwordChange
    case passwordReset
    case passwordResetConfirm
    case registration
    case csrf
    /// The sessions of the signed-in user.
    case sessions
    /// All of them but the one that asks.
    case otherSessions
    /// One of them; its number ends the path.
    case session
    /// The sample of an app's own route.
    case data
    /// The public keys (RFC 7517, 5).
    case keySet
    /// Which profile is in force.
    case announcement
    /// A page to try the profile with.
    case console
    /// Whether the process runs.
    case health
    /// Whether it can do its work.
    case readiness

    /// What credentials in a request mean to it.
    enum Credentials {
      /// They are not looked at.
      case ignored
      /// Bad ones are refused, none are fine.
      case optional
      /// Without good ones there is no answer.
      case required
    }

    /// How credentials are treated.
    func credentials(_ server: AuthSettings.Server) -> Credentials {
      switch self {
      case .user, .passwordChange, .sessions, .otherSessions, .session: .required
      case .data: server.defaultPermission == .authenticated ? .required : .optional
      case .login: server.loginIgnoresCookie ? .ignored : .optional
      case .passwordReset, .passwordResetConfirm, .registration: .ignored
      case .logout, .refresh, .verify, .csrf, .keySet, .announcement, .console, .health,
        .readiness:
        .ignored
      }
    }

    /// Whether an answer that could be kept depends on the cookies of its request (RFC 9110,
    /// 12.5.5): by the credentials, or as it repeats a cookie or ends what one names.
    func variesByCookie(_ settings: AuthSettings) -> Bool {
      if credentials(settings.server) != .ignored || self == .csrf { return true }
      return self == .logout && methods(settings.routes).contains(.get)
    }

    /// The methods beside OPTIONS, and HEAD where there is GET.
    func methods(_ routes: AuthSettings.Routes) -> [HTTPRequest.Method] {
      switch self {
      case .login, .refresh, .verify, .passwordChange: [.post]
      case .passwordReset, .passwordResetConfirm, .registration: [.post]
      case .logout: routes.logoutMethods.map { $0 == .get ? .get : .post }
      case .user: [.get, .put, .patch]
      case .data: [.get, .post]
      case .sessions: [.get, .delete]
      case .otherSessions, .session: [.delete]
      case .csrf, .keySet, .announcement, .console, .health, .readiness: [.get]
      }
    }

    /// The methods as the Allow header lists them.
    func allowed(_ routes: AuthSettings.Routes) -> [String] {
      let own = methods(routes).map(\.rawValue)
      return own + (own.contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"])
    }

    /// The rate that counts it; nil for none.
    var scope: ThrottleScope? {
      switch self {
      case .login: .login
      case .refresh: .refresh
      case .verify: .verify
      case .passwordReset: .passwordReset
      case .registration: .registration
      case .passwordResetConfirm: .other
      case .logout, .user, .passwordChange, .csrf, .sessions, .otherSessions, .session, .data:
        .other
      case .keySet, .announcement, .console, .health, .readiness: nil
      }
    }

    /// Whether it works without a session, so that `csrf.enforce: authenticated` leaves it out.
    var isPublic: Bool {
      switch self {
      case .login, .refresh, .verify, .passwordReset, .passwordResetConfirm, .registration: true
      default: false
      }
    }

    /// Whether its answers must not be kept: all of the auth routes, and none of the others.
    var isAuthRoute: Bool {
      switch self {
      case .data, .keySet, .announcement, .health, .readiness: false
      default: true
      }
    }

    /// Whether it is for machines that watch the server, which know neither its name nor its proxy.
    var isProbe: Bool { self == .health || self == .readiness }
  }
#endif
