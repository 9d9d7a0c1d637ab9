#if Server
  /// Whom a login names, and what it is counted by.
  struct LoginTarget: Sendable {
    /// The one user that is meant; nil when it is nobody or several.
    var user: UserRecord?
    /// The keys of all that was typed: a name beside an address that nobody has would otherwise be
    /// tried without end, and what is known would be told by what is counted.
    var accounts: [String]

    /// The key of the user that is meant, which a right password clears; nil for nobody.
    var own: String?
  }

  /// A session that a user opened before on the device that makes a request.
  struct KnownDevice: Sendable {
    var userID: Int64
    var sessionID: String
  }

  extension AuthServices {
    /// Looks up whom a login names; an address that somebody has goes before the name.
    ///
    /// Empty texts are not given.
    func target(
      username: String, email: String = "", device: KnownDevice? = nil
    ) async throws -> LoginTarget {
      let found = email.isEmpty ? [] : try await users.users(email: email)
      let named = username.isEmpty ? nil : try await users.user(typed: username)
      let addressed = found.count == 1 ? found[0] : nil
      let key = { (user: UserRecord) in
        AccountKey.of(user, device: device?.userID == user.id ? device?.sessionID : nil)
      }
      var accounts: [String] = []
      if !email.isEmpty { accounts.append(addressed.map(key) ?? AccountKey.address(email)) }
      if !username.isEmpty || email.isEmpty {
        accounts.append(named.map(key) ?? AccountKey.name(username))
      }
      let user = found.isEmpty ? named : addressed
      return LoginTarget(user: user, accounts: accounts, own: user.map(key))
    }

    /// Whether a login's password is right: counts the attempt and what comes of it.
    ///
    /// Throws `Refusal.throttled` and `.busy`.
    func isRight(_ password: String, of target: LoginTarget, now: Int64) async throws -> Bool {
      try limits.admitLogin(to: target.accounts, now: now)
      let isRight = try await isRight(password, of: target.user)
      if isRight, let own = target.own {
        limits.noteSuccess(of: own)
      } else {
        limits.noteFailure(of: target.accounts, now: now)
      }
      return isRight
    }
  }
#endif
