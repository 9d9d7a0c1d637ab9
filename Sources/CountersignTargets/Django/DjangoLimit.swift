import CountersignSettings

/// A setting that plain Django and its packages do not do as the profile says.
struct DjangoLimit: Hashable, Sendable {
  /// The path of the setting in the profile.
  let setting: String

  /// What happens instead.
  let note: String

  /// The limits that matter for these settings, in the order of the profile's sections.
  static func all(in settings: AuthSettings) -> [DjangoLimit] {
    let groups = [
      routes(settings), cookies(settings), rotation(settings), tokens(settings), keys(settings),
      csrf(settings), transport(settings), throttle(settings), rates(settings), session(settings),
    ]
    return groups.flatMap { $0 }.filter(\.applies).map { DjangoLimit(setting: $0.0, note: $0.1) }
  }

  /// A path, a note, and whether it matters.
  private typealias Entry = (String, String, applies: Bool)

  private static func routes(_ settings: AuthSettings) -> [Entry] {
    let routes = settings.routes
    return [
      ("routes", "the project's urls.py mounts dj_rest_auth.urls; nothing checks the paths", true),
      (
        "routes.registration", "needs dj_rest_auth.registration and allauth",
        routes.registration != nil
      ),
      ("routes.csrf", "needs a view that returns the token", routes.csrf != nil),
    ]
  }

  private static func cookies(_ settings: AuthSettings) -> [Entry] {
    let (access, refresh) = (settings.cookies.access, settings.cookies.refresh)
    let shared = "one Django setting serves both token cookies; it has the stricter value"
    return [
      ("cookies.access.http_only", shared, access.httpOnly != refresh.httpOnly),
      ("cookies.access.secure", shared, access.secure != refresh.secure),
      ("cookies.access.same_site", shared, access.sameSite != refresh.sameSite),
      (
        "cookies.access.domain", "one Django setting serves both; it is None",
        access.domain != refresh.domain
      ),
      ("cookies.access.path", "the access cookie's path is always /", access.path != "/"),
      (
        "cookies.access.max_age", "the cookie lives as long as the token",
        access.maxAge != settings.tokens.accessLifetime
      ),
      (
        "cookies.refresh.max_age", "the cookie lives as long as the token",
        refresh.maxAge != settings.tokens.refreshLifetime
      ),
      ("cookies.access.partitioned", "Django sets no Partitioned", access.partitioned),
      ("cookies.refresh.partitioned", "Django sets no Partitioned", refresh.partitioned),
      ("cookies.retired", "nothing deletes earlier cookies", !settings.cookies.retired.isEmpty),
    ]
  }

  private static func rotation(_ settings: AuthSettings) -> [Entry] {
    let (rotation, revocation) = (settings.tokens.rotation, settings.tokens.revocation)
    return [
      (
        "tokens.rotation.reuse_detection", "a replay is refused and its descendants live on",
        rotation.reuseDetection == .family
      ),
      (
        "tokens.rotation.reuse_detection", "a replay is refused by the blacklist",
        rotation.reuseDetection == .none && revocation.afterRotation
      ),
      (
        "tokens.rotation.grace", "a rotated token is good no longer",
        rotation.enabled && rotation.grace > .zero
      ),
      (
        "tokens.revocation.on_logout", "logout follows revocation.enabled",
        revocation.onLogout != revocation.enabled
      ),
      (
        "tokens.revocation.store", "the list is in the database",
        revocation.enabled && revocation.store != .database
      ),
      (
        "tokens.revocation.purge_every", "run manage.py flushexpiredtokens as often",
        revocation.enabled && revocation.purgeEvery != nil
      ),
    ]
  }

  private static func tokens(_ settings: AuthSettings) -> [Entry] {
    let tokens = settings.tokens
    let isReadable = !(settings.cookies.access.httpOnly || settings.cookies.refresh.httpOnly)
    let body: AuthSettings.TokenBody = isReadable ? .all : .access
    return [
      (
        "tokens.allowed_algorithms", "only tokens.algorithm is accepted",
        tokens.allowedAlgorithms != [tokens.algorithm]
      ),
      ("tokens.algorithm", "simplejwt has no unsigned tokens", tokens.algorithm == .none),
      (
        "tokens.body",
        "login and refresh answer with \(isReadable ? "both tokens" : "the access token")",
        tokens.body != body
      ),
      (
        "tokens.accept_from",
        "access tokens are taken from cookie and header, refresh tokens from cookie and body",
        Set(tokens.acceptFrom) != [.cookie, .header, .body]
      ),
      ("tokens.claims", "tokens do not have them", !tokens.claims.isEmpty),
      (
        "tokens.update_last_login", "without session.login it has no effect",
        tokens.updateLastLogin && !settings.session.login
      ),
      (
        "tokens.update_last_login", "session.login writes it all the same",
        !tokens.updateLastLogin && settings.session.login
      ),
      (
        "tokens.revoke_on_password_change", "refresh does not look; access does",
        tokens.revokeOnPasswordChange
      ),
    ]
  }

  private static func keys(_ settings: AuthSettings) -> [Entry] {
    let keys = settings.keys
    let isGenerated = if case .generate = keys.signing { true } else { false }
    return [
      (
        "keys.signing", "random octets are no key for \(settings.tokens.algorithm.rawValue)",
        isGenerated && !settings.tokens.algorithm.isHMAC
      ),
      (
        "keys.signing", "each process makes its own key", isGenerated && settings.server.workers > 1
      ),
      ("keys.id", "tokens have no kid", keys.id != nil),
      ("keys.retired", "tokens of retired keys are refused", !keys.retired.isEmpty),
      ("keys.application_secret", "the project's SECRET_KEY stays", keys.applicationSecret == nil),
    ]
  }

  private static func csrf(_ settings: AuthSettings) -> [Entry] {
    let csrf = settings.csrf
    return [
      (
        "csrf.defence", "Django has the token defence or none; it has none here",
        csrf.defence == .origin || csrf.defence == .header
      ),
      (
        "csrf.enforce", "the refresh route is not covered",
        csrf.defence == .token && csrf.enforce == .always
      ),
    ]
  }

  private static func transport(_ settings: AuthSettings) -> [Entry] {
    let transport = settings.transport
    return [
      (
        "transport.plain_http", "plain http is redirected, not refused",
        transport.plainHTTP == .refuse
      ),
      ("transport.tls", "what ends TLS is set up elsewhere", transport.tls.termination != .none),
      (
        "transport.proxy.strips", "the scheme header is trusted from anybody",
        transport.proxy.schemeHeader != nil && !transport.proxy.strips
      ),
      (
        "transport.headers.cache_control", "auth answers have no Cache-Control",
        !transport.headers.cacheControl.isEmpty
      ),
    ]
  }

  private static func throttle(_ settings: AuthSettings) -> [Entry] {
    let throttle = settings.throttle
    return [
      (
        "throttle.key", "login attempts are counted by address",
        throttle.enabled && throttle.key != [.address]
      ),
      (
        "throttle.store", "CACHES['default'] of the project decides where counters are",
        throttle.enabled && throttle.store == .shared
      ),
      ("throttle.lockout.failures", "accounts do not slow down", throttle.lockout.failures != nil),
      (
        "throttle.retry_after", "a refusal always says when to try again",
        throttle.enabled && !throttle.retryAfter
      ),
    ]
  }

  private static func rates(_ settings: AuthSettings) -> [Entry] {
    let (throttle, rates) = (settings.throttle, settings.throttle.rates)
    let common = "the route has no limit of its own; anonymous and user limits count it"
    let isInexact: (AuthSettings.Rate?) -> Bool = { $0.map { !DjangoRate($0).isExact } ?? false }
    let unit = "a rate is per second, minute, hour or day; the nearest of these is set"
    return [
      ("throttle.rates.anonymous", unit, throttle.enabled && isInexact(rates.anonymous)),
      ("throttle.rates.user", unit, throttle.enabled && isInexact(rates.user)),
      ("throttle.rates.login", unit, throttle.enabled && isInexact(rates.login)),
      (
        "throttle.rates.login", "logout and password routes share the limit",
        throttle.enabled && rates.login != nil
      ),
      ("throttle.rates.refresh", common, throttle.enabled && rates.refresh != nil),
      ("throttle.rates.verify", common, throttle.enabled && rates.verify != nil),
      (
        "throttle.rates.password_reset", "it shares the login limit",
        throttle.enabled && rates.passwordReset != nil
      ),
      (
        "throttle.rates.registration", common,
        throttle.enabled && rates.registration != nil && settings.routes.registration != nil
      ),
    ]
  }

  private static func session(_ settings: AuthSettings) -> [Entry] {
    let (session, server) = (settings.session, settings.server)
    let types = server.contentTypes.filter { DjangoParser.classes[$0] == nil }
    return [
      ("session.idle_lifetime", "not enforced", session.idleLifetime != nil),
      ("session.max_per_user", "not enforced", session.maxPerUser != nil),
      (
        "session.absolute_lifetime", "not enforced; each rotation starts anew",
        session.absoluteLifetime != nil
      ),
      (
        "server.login_ignores_cookie", "a stale cookie makes login answer 401",
        server.loginIgnoresCookie
      ),
      ("server.content_types", "no parser for \(types.joined(separator: ", "))", !types.isEmpty),
    ]
  }
}
