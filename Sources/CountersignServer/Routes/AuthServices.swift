#if Server
  import CountersignKeys
  import CountersignSettings
  import HTTPTypes

  /// What the routes work with: the profile and the parts made from it.
  ///
  /// One object, because each route and check of each request holds it.
  final class AuthServices: Sendable {
    let settings: AuthSettings
    let clock: ServerClock
    let random: @Sendable (Int) throws -> [UInt8]
    let users: UserStore
    let sessions: SessionStore
    let policy: SessionPolicy
    let passwords: PasswordWork
    let resets: PasswordResets
    let cookies: CookiePlan
    let mint: TokenMint
    let judge: TokenJudge
    let keys: KeyRing
    let limits: Limits
    let csrf: CSRFGuard
    let scheme: SchemeRule
    let csrfHeader: HTTPField.Name?

    init(
      _ settings: AuthSettings, keys: KeyRing, base: ServerBase, options: ServerOptions,
      keeping old: AuthServices?
    ) {
      self.settings = settings
      self.keys = keys
      clock = ServerClock(options.clock)
      random = options.random
      self.users = UserStore(base.users)
      policy = SessionPolicy(settings)
      // What was counted and handed out goes on under the same rules.
      sessions =
        old.flatMap { [policy] in $0.policy == policy ? $0.sessions : nil }
        ?? SessionStore(base.sessions, policy: policy)
      passwords = base.passwords
      resets = PasswordResets(
        self.users, base.postbox, site: settings.site.api, options: options)
      cookies = CookiePlan(settings)
      mint = TokenMint(
        settings, key: keys.signing, succession: keys.succession, random: options.random)
      judge = TokenJudge(settings.tokens, keys: keys)
      limits =
        old.flatMap { $0.settings.throttle == settings.throttle ? $0.limits : nil }
        ?? options.limits ?? Limits(settings.throttle)
      csrf = CSRFGuard(settings)
      scheme = SchemeRule(settings.transport, isEncrypted: options.tls != nil)
      csrfHeader = HTTPField.Name(settings.csrf.header)
    }

    /// The same for requests that come without TLS to a server that ends TLS.
    var inTheClear: AuthServices {
      AuthServices(self, scheme: SchemeRule(settings.transport, isEncrypted: false))
    }

    /// The same parts under another rule of the scheme.
    private init(_ other: AuthServices, scheme: SchemeRule) {
      settings = other.settings
      clock = other.clock
      random = other.random
      users = other.users
      sessions = other.sessions
      policy = other.policy
      passwords = other.passwords
      resets = other.resets
      cookies = other.cookies
      mint = other.mint
      judge = other.judge
      keys = other.keys
      limits = other.limits
      csrf = other.csrf
      csrfHeader = other.csrfHeader
      self.scheme = scheme
    }

    /// Whether the password is the user's; for nobody it takes as long and is not.
    ///
    /// Throws `Refusal.busy` when too many wait.
    func isRight(_ password: String, of user: UserRecord?) async throws -> Bool {
      try await passwords.verify(
        password, against: user?.passwordHash, djangoIterations: users.djangoIterations())
    }

    /// A random value of 32 letters and digits, for cookies.
    func randomToken() throws -> String {
      let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
      var text: [UInt8] = []
      while text.count < 32 {
        // Octets beyond the last multiple of 62 are dropped, so that every letter is equally
        // likely.
        text += try random(48).filter { $0 < 248 }.map { letters[Int($0) % 62] }
      }
      return String(decoding: text.prefix(32), as: UTF8.self)
    }
  }
#endif
