#if Server
  import CountersignExplain
  import CountersignSettings

  /// What the console page is told of a profile. No secret is in it.
  struct ConsoleFacts: Encodable {
    var profile: String
    var environment: String
    var api: String
    /// Paths on the server, from the root; nil for what is not mounted.
    var routes: Routes
    var csrf: CSRF
    var cookies: [Cookie]
    /// How long tokens live, in seconds, where no cookie tells.
    var lifetimes: Lifetimes
    /// Whether a refresh hands out a new refresh token.
    var rotates: Bool
    /// What browsers do with the cookies; nil when only the compiled settings are known.
    var table: CookieTable?

    /// The routes that the page calls.
    struct Routes: Encodable {
      var login, logout, refresh, csrf: String?
      var data: String
    }

    /// How forged requests are told apart.
    struct CSRF: Encodable {
      var defence, header, cookie: String
    }

    /// A cookie by what it is for.
    struct Cookie: Encodable {
      var role, name, path: String
      var domain: String?
      var maxAge: Int64?
      var sameSite: String?
      var secure, httpOnly, partitioned: Bool

      private enum CodingKeys: String, CodingKey {
        case role, name, path, domain
        case maxAge = "max_age"
        case sameSite = "same_site"
        case secure
        case httpOnly = "http_only"
        case partitioned
      }
    }

    /// Lives of tokens in seconds.
    struct Lifetimes: Encodable {
      var access, refresh: Int64
    }

    init(_ settings: AuthSettings, table: CookieTable?) {
      let base = settings.site.basePath
      let path = { (route: String?) in route.map { base + $0 } }
      profile = settings.name
      environment = settings.environment.rawValue
      api = settings.site.api
      routes = Routes(
        login: path(settings.routes.login), logout: path(settings.routes.logout),
        refresh: path(settings.routes.refresh), csrf: path(settings.routes.csrf),
        data: base + "/data/")
      csrf = CSRF(
        defence: settings.csrf.defence.rawValue, header: settings.csrf.header,
        cookie: settings.csrf.cookie.name)
      cookies = [
        Cookie("access", settings.cookies.access), Cookie("refresh", settings.cookies.refresh),
      ]
      if settings.csrf.defence == .token { cookies.append(Cookie(settings.csrf.cookie)) }
      lifetimes = Lifetimes(
        access: settings.tokens.accessLifetime.components.seconds,
        refresh: settings.tokens.refreshLifetime.components.seconds)
      rotates = settings.tokens.rotation.enabled
      self.table = table
    }
  }

  extension ConsoleFacts.Cookie {
    fileprivate init(_ role: String, _ cookie: AuthSettings.TokenCookie) {
      self.init(
        role: role, name: cookie.name, path: cookie.path, domain: cookie.domain,
        maxAge: cookie.maxAge?.components.seconds, sameSite: Self.word(cookie.sameSite),
        secure: cookie.secure, httpOnly: cookie.httpOnly, partitioned: cookie.partitioned)
    }

    fileprivate init(_ cookie: AuthSettings.CSRF.Cookie) {
      self.init(
        role: "csrf", name: cookie.name, path: "/", domain: cookie.domain,
        maxAge: cookie.maxAge?.components.seconds, sameSite: Self.word(cookie.sameSite),
        secure: cookie.secure, httpOnly: cookie.httpOnly, partitioned: false)
    }

    private static func word(_ value: AuthSettings.SameSite) -> String? {
      value == .unset ? nil : value.rawValue.prefix(1).uppercased() + value.rawValue.dropFirst()
    }
  }
#endif
