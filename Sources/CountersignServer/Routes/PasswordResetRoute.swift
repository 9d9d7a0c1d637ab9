#if Server
  import CountersignSettings
  import Hummingbird

  /// Sends a message with which a forgotten password can be replaced, and replaces it.
  struct PasswordResetRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers a request for a message; the answer is the same for every address.
    func request(_ call: Call) async throws -> Response {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let email = reader.text("email", .required) ?? ""
      if !email.isEmpty, !EmailAddress.isPlausible(email) {
        reader.note("Enter a valid email address.", "email")
      }
      try reader.check()
      try services.resets.begin(for: email, now: call.now)
      return Response.json(["detail": "Password reset e-mail has been sent."])
    }

    /// Answers a confirmation: sets the password and ends the sessions of the old one.
    func confirm(_ call: Call) async throws -> Response {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let uid = reader.text("uid", .required)
      let token = reader.text("token", .required) ?? ""
      let first = reader.text("new_password1", .required, isPassword: true)
      let second = reader.text("new_password2", .required, isPassword: true)
      try reader.check()
      guard let id = uid.flatMap(ResetUID.id(of:)),
        let user = try await services.users.user(id: id),
        user.isActive
      else { throw Self.invalid("uid") }
      guard try await services.users.isResetOpen(of: id, token: token, now: call.now) else {
        throw Self.invalid("token")
      }
      PasswordRule.check(first, second, of: user, field: "new_password2", &reader)
      try reader.check()
      let hash = try await services.passwords.hash(second ?? "")
      let isDone = try await services.users.finishReset(
        of: id, token: token, hash: hash, now: call.now)
      guard isDone else { throw Self.invalid("token") }
      if services.settings.tokens.revokeOnPasswordChange {
        try await services.sessions.endAll(of: id, because: .password, now: call.now)
      }
      return Response.json(["detail": "Password has been reset with the new password."])
    }

    private static func invalid(_ field: String) -> Refusal {
      .fields(FieldErrors(field, "Invalid value"))
    }
  }
#endif
