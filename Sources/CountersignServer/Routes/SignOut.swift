#if Server
  import CountersignSettings

  /// The cookies that a client loses when its session ends.
  struct SignOut: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// The lines that delete the token cookies, the framework session's, and retired ones.
    func deletions(for call: Call) -> [SetCookie] {
      let plan = services.cookies
      var cookies = [plan.access.deletion, plan.refresh.deletion]
      if call.cookies.contains(plan.session.name) || services.settings.session.login {
        cookies.append(plan.session.deletion)
      }
      return cookies + plan.retiredDeletions(seenIn: call.cookies, now: call.now)
    }
  }
#endif
