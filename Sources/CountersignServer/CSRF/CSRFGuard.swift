#if Server
  import CountersignKeys
  import CountersignSettings

  /// What keeps other sites from acting as the signed-in user.
  struct CSRFGuard: Sendable {
    private let settings: AuthSettings.CSRF
    private let origins: OriginRule

    init(_ settings: AuthSettings) {
      self.settings = settings.csrf
      origins = OriginRule(own: settings.site.api, trusted: settings.csrf.trustedOrigins)
    }

    /// What the guard needs to know of an unsafe request.
    struct Evidence: Sendable {
      /// Whether the route works without a session: login, refresh, verify.
      var isPublicRoute: Bool
      /// Whether a cookie that signs in came with it.
      var carriesCredentials: Bool
      var origins: OriginHeaders
      /// Scheme and host by which the server was called.
      var reached: String?
      /// The value of the profile's CSRF header.
      var header: String?
      /// The value of the CSRF cookie.
      var cookie: String?
    }

    /// Whether a CSRF token is handed out at all.
    var usesToken: Bool { settings.defence == .token }

    /// Throws `Refusal.csrf` when the request may be another site's doing.
    func check(_ evidence: Evidence) throws(Refusal) {
      guard settings.defence != .none, isCovered(evidence) else { return }
      switch settings.defence {
      case .none: break
      case .header: if evidence.header?.isEmpty ?? true { throw .csrf(.headerMissing) }
      case .origin: try checkOrigin(evidence, isSecondCheck: false)
      case .token:
        try checkOrigin(evidence, isSecondCheck: true)
        try checkToken(evidence)
      }
    }

    private func isCovered(_ evidence: Evidence) -> Bool {
      settings.enforce == .always || (evidence.carriesCredentials && !evidence.isPublicRoute)
    }

    /// A request that tells nothing of where it comes from passes when the token is checked as
    /// well, or when it carries no cookie that signs in: then nobody's session can be ridden.
    /// Otherwise it is refused, as the OWASP cheat sheet recommends where there is no second check.
    private func checkOrigin(_ evidence: Evidence, isSecondCheck: Bool) throws(Refusal) {
      switch origins.verdict(on: evidence.origins, reached: evidence.reached) {
      case .refused(let fault): throw .csrf(fault)
      case .trusted: break
      case .untold:
        guard isSecondCheck || !evidence.carriesCredentials else { throw .csrf(.unknownOrigin) }
      }
    }

    private func checkToken(_ evidence: Evidence) throws(Refusal) {
      guard let cookie = evidence.cookie, !cookie.isEmpty else { throw .csrf(.cookieMissing) }
      guard let header = evidence.header, !header.isEmpty else { throw .csrf(.tokenMissing) }
      guard constantTimeEquals(Array(cookie.utf8), Array(header.utf8)) else {
        throw .csrf(.tokenWrong(header: settings.header))
      }
    }
  }
#endif
