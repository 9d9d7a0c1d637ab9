#if Server
  import CountersignSettings
  import Hummingbird

  /// Adds a user and signs it in.
  ///
  /// Nothing is sent to the address: whether it is the user's own is not checked.
  struct RegistrationRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers a registration with 201 and what a login answers.
    func respond(to call: Call) async throws -> Response {
      let (user, password) = try read(call)
      let hash = try await services.passwords.hash(password)
      let id: Int64
      do {
        id = try await services.users.register(
          username: user.username, email: user.email, passwordHash: hash)
      } catch UserError.nameTaken {
        throw Refusal.fields(
          FieldErrors("username", "A user with that username already exists."))
      } catch UserError.addressTaken {
        throw Refusal.fields(
          FieldErrors("email", "A user is already registered with this e-mail address."))
      }
      guard let added = try await services.users.user(id: id) else {
        throw Refusal.userUnknown
      }
      return try await SignIn(services).answer(added, call, status: .created)
    }

    private func read(_ call: Call) throws(Refusal) -> (UserRecord, password: String) {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let name = UserName.normalized(reader.text("username", .required) ?? "")
      if !name.isEmpty { UserName.check(name, &reader) }
      let email = reader.text("email", .optional) ?? ""
      if !email.isEmpty, !EmailAddress.isPlausible(email) {
        reader.note("Enter a valid email address.", "email")
      }
      let first = reader.text("password1", .required, isPassword: true)
      let second = reader.text("password2", .required, isPassword: true)
      let user = UserRecord(
        id: 0, username: name, email: email, firstName: "", lastName: "", passwordHash: "",
        isActive: true, extra: [:])
      if let first, let second {
        PasswordRule.check(first, second, of: user, field: "password2", &reader)
      }
      try reader.check()
      return (user, second ?? "")
    }
  }
#endif
