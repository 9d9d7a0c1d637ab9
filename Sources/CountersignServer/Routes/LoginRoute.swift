#if Server
  import CountersignSettings
  import Hummingbird

  /// Takes a user name and password and opens a session.
  struct LoginRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// What a body says about who wants to sign in.
    private struct Credentials {
      var username = ""
      var email = ""
      var password = ""
    }

    /// Answers a login.
    func respond(to call: Call) async throws -> Response {
      let credentials = try read(call)
      let target = try await services.target(
        username: credentials.username, email: credentials.email, device: await knownDevice(call))
      let isRight = try await services.isRight(credentials.password, of: target, now: call.now)
      guard isRight, let user = target.user, user.isActive else {
        throw Refusal.fields(.deniedLogin)
      }
      try await keepUp(user, credentials.password, call.now)
      return try await SignIn(services).answer(user, call)
    }

    private func read(_ call: Call) throws(Refusal) -> Credentials {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      var credentials = Credentials()
      credentials.username = reader.text("username", .optional) ?? ""
      credentials.email = reader.text("email", .optional) ?? ""
      if !credentials.email.isEmpty, !EmailAddress.isPlausible(credentials.email) {
        reader.note("Enter a valid email address.", "email")
      }
      credentials.password = reader.text("password", .required, isPassword: true) ?? ""
      try reader.check()
      return credentials
    }

    /// The session in a token cookie, good or expired: a device that signed in before.
    private func knownDevice(_ call: Call) async -> KnownDevice? {
      let names = [services.cookies.refresh.name, services.cookies.access.name]
      for text in names.compactMap({ call.cookies[$0] }) {
        guard let token = try? services.judge.authentic(text, now: call.now),
          let session = token.sessionID,
          let subject = token.subject(services.settings.tokens.userIDClaim),
          let user = try? await services.users.user(
            where: services.settings.tokens.userIDField, is: subject)
        else { continue }
        return KnownDevice(userID: user.id, sessionID: session)
      }
      return nil
    }

    /// Writes the login down and renews a hash of another sort or cost, while the password is at hand.
    private func keepUp(_ user: UserRecord, _ password: String, _ now: Int64) async throws {
      if services.settings.tokens.updateLastLogin || services.settings.session.login {
        try await services.users.noteLogin(of: user.id, at: now)
      }
      guard services.passwords.isOutdated(user.passwordHash) else { return }
      let hash = try await services.passwords.hash(password)
      try await services.users.renewPasswordHash(of: user, to: hash)
    }
  }

  /// The form of an email address, as far as it can be judged without sending a message.
  enum EmailAddress {
    /// Whether the text has one name, one `@`, and a host with a dot or `localhost`.
    static func isPlausible(_ text: String) -> Bool {
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, (1...64).contains(parts[0].utf8.count), text.utf8.count <= 254,
        !text.contains(where: { $0.isWhitespace || "<>()[],;:\\\"".contains($0) })
      else { return false }
      let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
      return labels.allSatisfy { !$0.isEmpty } && (labels.count > 1 || parts[1] == "localhost")
    }
  }
#endif
