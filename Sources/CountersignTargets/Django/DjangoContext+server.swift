import CountersignSettings

extension DjangoContext {
  /// Hosts, apps, and what the REST framework asks of every request.
  var server: [String: TemplateValue] {
    [
      "debug": .python(settings.server.debug),
      "hosts": .python(settings.site.hosts),
      "apps": .python(apps),
      "logout_on_get": .python(settings.routes.logoutMethods.contains(.get)),
      "require_current_password": .python(settings.server.requireCurrentPassword),
    ]
  }

  /// The REST framework's own settings.
  var framework: [String: TemplateValue] {
    let permission =
      switch settings.server.defaultPermission {
      case .authenticated: "IsAuthenticated"
      case .open: "AllowAny"
      }
    return [
      "authentication": .python(settings.server.authentication.map(\.pythonClass), indentation: 4),
      "permissions": .python(["rest_framework.permissions.\(permission)"]),
      "parsers": .python(
        settings.server.contentTypes.compactMap { DjangoParser.classes[$0] }, indentation: 4),
      "throttle_classes": .python(
        throttles.map { "rest_framework.throttling.\($0.className)" }, indentation: 4),
      "throttle_rates": .list(
        throttles.map { ["scope": .python($0.scope), "rate": .python($0.rate)] }),
      "hops": .python(settings.transport.proxy.hops),
    ]
  }

  private var apps: [String] {
    var apps = ["corsheaders", "rest_framework", "rest_framework_simplejwt"]
    if settings.server.authentication.contains(.token) { apps.append("rest_framework.authtoken") }
    if settings.tokens.revocation.enabled {
      apps.append("rest_framework_simplejwt.token_blacklist")
    }
    return apps + ["dj_rest_auth"]
  }

  private var throttles: [(className: String, scope: String, rate: String)] {
    guard settings.throttle.enabled else { return [] }
    let rates = settings.throttle.rates
    let all = [
      ("AnonRateThrottle", "anon", rates.anonymous), ("UserRateThrottle", "user", rates.user),
      ("ScopedRateThrottle", "dj_rest_auth", rates.login),
    ]
    return all.compactMap { className, scope, rate in
      rate.map { (className, scope, DjangoRate($0).text) }
    }
  }
}

extension AuthSettings.Authenticator {
  fileprivate var pythonClass: String {
    switch self {
    case .jwtCookie: "dj_rest_auth.jwt_auth.JWTCookieAuthentication"
    case .session: "rest_framework.authentication.SessionAuthentication"
    case .basic: "rest_framework.authentication.BasicAuthentication"
    case .token: "rest_framework.authentication.TokenAuthentication"
    }
  }
}
