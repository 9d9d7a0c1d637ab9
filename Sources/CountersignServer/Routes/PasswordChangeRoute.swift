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
      let changed = try await services.users.changePassword(of: user, to: hash, at: call.now)
      guard let changed else { throw Self.overtaken }
      guard services.settings.tokens.revokeOnPasswordChange else {
        return Response.json(.object(Self.saved))
      }
      try await services.sessions.endAll(of: user.id, because: .password, now: call.now)
      return try await goOn(changed, call)
    }

    /// Opens the session with which the one that asked goes on.
    private func goOn(_ user: UserRecord, _ call: Call) async throws -> Response {
      var call = call
      // A session that began before the password did would be one of the old password.
      call.now = max(call.now, user.passwordChangedAt ?? 0)
      guard let opened = try await SignIn(services).open(for: user, call) else {
        throw Self.overtaken
      }
      var body = Self.saved
      TokenAnswer(services).add(opened.tokens, to: &body, now: call.now)
      return Response.json(.object(body), cookies: opened.cookies)
    }

    private static let saved = JSONObject([
      .init(name: "detail", value: "New password has been saved.")
    ])

    /// Somebody else changed the password while this request was being answered.
    private static let overtaken = Refusal.fields(
      FieldErrors("non_field_errors", "The password was changed meanwhile. Sign in again."))

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
      let account = AccountKey.of(user)
      let target = LoginTarget(user: user, accounts: [account], own: account)
      let isRight = try await services.isRight(password, of: target, now: call.now)
      guard isRight else {
        throw Refusal.fields(
          FieldErrors(
            "old_password",
            "Your old password was entered incorrectly. Please enter it again."))
      }
    }
  }
#endif
