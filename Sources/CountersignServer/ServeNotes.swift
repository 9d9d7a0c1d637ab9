#if Server
  package import CountersignSettings

  /// What a profile asks for and this server does otherwise, in words for its operator.
  package enum ServeNotes {
    /// The notes, each with the setting's path; none for a profile that is served to the letter.
    package static func all(_ settings: AuthSettings, hasOutbox: Bool) -> [String] {
      (routes(settings, hasOutbox: hasOutbox) + tokens(settings) + process(settings))
        .filter(\.0).map(\.1)
    }

    private static func routes(
      _ settings: AuthSettings, hasOutbox: Bool
    ) -> [(Bool, String)] {
      [
        (
          settings.routes.passwordReset != nil && !hasOutbox,
          "`routes.password_reset`: without --outbox it answers 501"
        ),
        (
          settings.server.authentication.contains(.token),
          "`server.authentication`: no route hands out stored tokens, so `token` signs nobody in"
        ),
      ]
    }

    private static func tokens(_ settings: AuthSettings) -> [(Bool, String)] {
      let subject = settings.tokens.userIDField
      return [
        (
          !UserRecord.hasField(subject),
          "`tokens.user_id_field`: only users whom `users set` gave a `\(subject)` can sign in"
        ),
        (
          settings.keys.verifyingURL != nil,
          "`keys.verifying_url`: no key set is fetched; `keys` has the keys that verify"
        ),
        (
          settings.tokens.revocation.store == .shared,
          "`tokens.revocation.store`: it is the SQLite file, shared by processes of one machine only"
        ),
      ]
    }

    private static func process(_ settings: AuthSettings) -> [(Bool, String)] {
      let (throttle, workers) = (settings.throttle, settings.server.workers)
      return [
        (
          throttle.enabled && throttle.store == .shared,
          "`throttle.store`: counts are in this process and begin anew with it"
        ),
        (
          workers > 1,
          "`server.workers`: this is one process that uses all cores, not \(workers)"
        ),
      ]
    }
  }
#endif
