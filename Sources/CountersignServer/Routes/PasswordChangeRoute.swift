#if Server
  import CountersignSettings
  import Hummingbird

  /// Changes the password of the signed-in user.
  struct PasswordChangeRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers a change; where the profile ends sessions, the one that asked goes on as a new one.
    func respond(to call: Call) async throws -> Response {
      guard let user = call.user else { throw Refusal.anonymous }
      let password = try await read(call, user)
      let hash = try await services.passwords.hash(password)
      try await services.users.setPassword(hash, user.username, at: call.now)
      var cookies: [SetCookie] = []
      if services.settings.tokens.revokeOnPasswordChange {
        try await services.sessions.endAll(of: user.id, because: .password, now: call.now)
        cookies = try await SignIn(services).open(for: user, call).cookies
      }
      return Response.json(["detail": "New password has been saved."], cookies: cookies)
    }

    private func read(_ call: Call, _ user: UserRecord) async throws -> String {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let needsOld = services.settings.server.requireCurrentPassword
      let old = needsOld ? reader.text("old_password", .required, isPassword: true) : nil
      let first = reader.text("new_password1", .required, isPassword: true)
      let second = reader.text("new_password2", .required, isPassword: true)
      try reader.check()
      if let old {
        try await check(old, of: user, call)
      }
      PasswordRule.check(first, second, of: user, field: "new_password2", &reader)
      try reader.check()
      return second ?? ""
    }

    /// Wrong guesses count like those at login: a stolen cookie must not be a way to try passwords.
    private func check(_ password: String, of user: UserRecord, _ call: Call) async throws {
      let account = AccountKey.of(user.username)
      try services.limits.admitLogin(address: call.address, account: account, now: call.now)
      let isRight = try await services.isRight(password, of: user)
      services.limits.note(isRight, account: account, now: call.now)
      guard isRight else {
        throw Refusal.fields(
          FieldErrors(
            "old_password",
            "Your old password was entered incorrectly. Please enter it again."))
      }
    }
  }
#endif
