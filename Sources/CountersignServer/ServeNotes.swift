#if Server
  package import CountersignSettings

  /// What a profile asks for and this server does otherwise, in words for its operator.
  package enum ServeNotes {
    /// The notes, each with the setting's path; none for a profile that is served to the letter.
    package static func all(_ settings: AuthSettings, hasOutbox: Bool) -> [String] {
      let (routes, server) = (settings.routes, settings.server)
      let resets = routes.passwordReset != nil && !hasOutbox
      let entries: [(Bool, String)] = [
        (resets, "`routes.password_reset`: without --outbox it answers 501"),
        (
          server.authentication.contains(.token),
          "`server.authentication`: no route hands out stored tokens, so `token` signs nobody in"
        ),
        (
          server.workers > 1,
          "`server.workers`: this is one process that uses all cores, not \(server.workers)"
        ),
      ]
      return entries.filter(\.0).map(\.1)
    }
  }
#endif
