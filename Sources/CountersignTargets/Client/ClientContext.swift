import CountersignSettings

/// The names of the template of `settings.ts` with their values.
struct ClientContext {
  private let settings: AuthSettings

  /// Creates the context of `settings`.
  init(_ settings: AuthSettings) {
    self.settings = settings
  }

  /// All names beside those of the heading.
  var values: [String: TemplateValue] {
    routes.merging(
      [
        "profile_name": .code(TypeScriptLiteral.string(settings.name)),
        "base_url": .code(TypeScriptLiteral.string(settings.client.baseURL)),
        "credentials": .code(TypeScriptLiteral.string(credentials)),
        "strategy": .code(TypeScriptLiteral.string(settings.client.refresh.rawValue)),
        "refresh_margin": .code(TypeScriptLiteral.seconds(settings.client.refreshMargin)),
        "tabs": .code(TypeScriptLiteral.bool(settings.client.tabs)),
        "single_flight": .code(TypeScriptLiteral.bool(settings.client.singleFlight)),
        "refresh_exempt": .code(
          TypeScriptLiteral.list(settings.client.refreshExempt.map(\.rawValue))),
        "access_lifetime": .code(TypeScriptLiteral.seconds(settings.tokens.accessLifetime)),
        "refresh_lifetime": .code(TypeScriptLiteral.seconds(settings.tokens.refreshLifetime)),
        "csrf_defence": .code(TypeScriptLiteral.string(settings.csrf.defence.rawValue)),
        "csrf_header": .code(TypeScriptLiteral.string(settings.csrf.header)),
        "csrf_cookie": .code(TypeScriptLiteral.string(readableCookie)),
        "csrf_domain": .code(TypeScriptLiteral.string(settings.csrf.cookie.domain)),
      ]
    ) { first, _ in first }
  }

  private var routes: [String: TemplateValue] {
    let routes = settings.routes
    let paths: [(AuthSettings.RouteName, String?)] = [
      (.login, routes.login), (.logout, routes.logout), (.user, routes.user),
      (.refresh, routes.refresh), (.verify, routes.verify),
      (.passwordChange, routes.passwordChange), (.passwordReset, routes.passwordReset),
      (.passwordResetConfirm, routes.passwordResetConfirm), (.registration, routes.registration),
      (.csrf, routes.csrf),
    ]
    let method = routes.logoutMethods.contains(.post) ? "POST" : "GET"
    return paths.reduce(
      into: ["logout_method": .code(TypeScriptLiteral.string(method))]
    ) { values, route in
      values["route_\(route.0.rawValue)"] = .code(TypeScriptLiteral.string(route.1))
    }
  }

  /// The mode as Fetch spells it.
  private var credentials: String {
    switch settings.client.credentials {
    case .include: "include"
    case .sameOrigin: "same-origin"
    case .omit: "omit"
    }
  }

  /// The CSRF cookie's name if a script may read it.
  private var readableCookie: String? {
    settings.csrf.cookie.httpOnly ? nil : settings.csrf.cookie.name
  }
}
