#if Server
  extension Endpoint {
    /// The name of the route in the metrics, as the profile's `routes` spell it.
    var label: String {
      switch self {
      case .login: "login"
      case .logout: "logout"
      case .user: "user"
      case .refresh: "refresh"
      case .verify: "verify"
      case .passwordChange: "password_change"
      case .passwordReset: "password_reset"
      case .passwordResetConfirm: "password_reset_confirm"
      case .registration: "registration"
      case .sessions: "sessions"
      case .otherSessions: "other_sessions"
      case .session: "session"
      case .csrf: "csrf"
      case .data: "data"
      case .keySet: "key_set"
      case .announcement: "announcement"
      case .console: "console"
      case .health: "health"
      case .readiness: "readiness"
      }
    }

    /// The name of a route; `other` for what is not the profile's.
    static func label(of endpoint: Endpoint?) -> String { endpoint?.label ?? "other" }
  }
#endif
