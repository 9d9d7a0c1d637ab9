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

      /// What the logins are counted by.
      var account: String { email.isEmpty ? username : email }
    }

    /// Answers a login.
    func respond(to call: Call) async throws -> Response {
      let credentials = try read(call)
      let account = AccountKey.of(
        credentials.account, device: await knownDevice(call, credentials))
      try services.limits.admitLogin(address: call.address, account: account, now: call.now)
      let user = try await candidate(credentials)
      let isRight = try await services.isRight(credentials.password, of: user)
      services.limits.note(isRight, account: account, now: call.now)
      guard isRight, let user, user.isActive else {
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

    /// The one user that is meant; nil also when several have the address.
    private func candidate(_ credentials: Credentials) async throws -> UserRecord? {
      if !credentials.email.isEmpty {
        let found = try await services.users.users(email: credentials.email)
        if !found.isEmpty { return found.count == 1 ? found[0] : nil }
      }
      guard !credentials.username.isEmpty else { return nil }
      return try await services.users.user(named: credentials.username)
    }

    /// The session in a token cookie of this account, good or expired: a device that signed in
    /// before.
    private func knownDevice(_ call: Call, _ credentials: Credentials) async -> String? {
      let names = [services.cookies.refresh.name, services.cookies.access.name]
      for text in names.compactMap({ call.cookies[$0] }) {
        guard let token = try? services.judge.authentic(text, now: call.now),
          let subject = token.subject(services.settings.tokens.userIDClaim),
          let user = try? await services.users.user(
            where: services.settings.tokens.userIDField, is: subject),
          [user.username, user.email.lowercased()].contains(
            credentials.email.isEmpty ? credentials.username : credentials.email.lowercased())
        else { continue }
        return token.sessionID
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
