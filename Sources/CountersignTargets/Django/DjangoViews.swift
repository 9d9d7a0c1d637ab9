import CountersignSettings

/// The names of the views' template with their values.
struct DjangoViews {
  private let profile: CompiledProfile
  private var settings: AuthSettings { profile.settings }

  /// Creates the values of `profile`.
  init(_ profile: CompiledProfile) {
    self.profile = profile
  }

  /// All names.
  var values: [String: TemplateValue] {
    [heading, defence, tokens, sessions, limits].reduce(into: [:]) { all, part in
      all.merge(part) { _, second in second }
    }
  }

  private var heading: [String: TemplateValue] {
    [
      "name": .code(PythonLiteral.comment(settings.name)),
      "fingerprint": .code(PythonLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "cache_control": .python(settings.transport.headers.cacheControl),
      "routes": .list(routes),
    ]
  }

  private var defence: [String: TemplateValue] {
    let csrf = settings.csrf
    let own = csrf.trustedOrigins.contains(settings.site.api) ? [] : [settings.site.api]
    return [
      "defence": .python(csrf.defence.rawValue),
      "always_defended": .python(csrf.enforce == .always),
      "trusted_origins": .python(csrf.trustedOrigins + own),
      "csrf_header": .python(csrf.header),
      "login_ignores_cookie": .flag(settings.server.loginIgnoresCookie),
    ]
  }

  private var tokens: [String: TemplateValue] {
    let places = settings.tokens.acceptFrom
    return [
      "body": .python(settings.tokens.body.rawValue),
      "token_from_body": .python(places.contains(.body)),
      "token_from_cookie": .python(places.contains(.cookie)),
      "expose_expiry": .python(settings.tokens.exposeExpiry),
      "claims": .python(settings.tokens.claims),
    ]
  }

  private var sessions: [String: TemplateValue] {
    let (rotation, revocation) = (settings.tokens.rotation, settings.tokens.revocation)
    let absolute = settings.session.absoluteLifetime
    return [
      "keeps_list": .flag(revocation.enabled),
      "rotates": .python(rotation.enabled),
      "revokes_rotated": .python(revocation.enabled && revocation.afterRotation),
      "revokes_on_logout": .python(revocation.enabled && revocation.onLogout),
      "ends_family": .python(rotation.reuseDetection == .family),
      "grace_seconds": .python(rotation.grace),
      "absolute_seconds": absolute.map { .python($0) } ?? .code(PythonLiteral.none),
    ]
  }

  private var limits: [String: TemplateValue] {
    let rates = settings.throttle.rates
    let all: [(String, AuthSettings.Rate?)] = [
      ("login", rates.login), ("refresh", rates.refresh), ("verify", rates.verify),
      ("password_reset", rates.passwordReset),
    ]
    let set = all.compactMap { name, rate in
      (settings.throttle.enabled ? rate : nil).map { (name, $0) }
    }
    return [
      "retry_after": .python(settings.throttle.retryAfter),
      "login_keys": .python(settings.throttle.key.map(\.rawValue)),
      "rates": .list(
        set.map { name, rate in
          let pair = "(\(rate.count), \(rate.period.components.seconds))"
          return ["route": .python(name), "rate": .code(PythonLiteral.code(pair))]
        }),
    ]
  }

  /// The routes that the profile mounts, with their views.
  private var routes: [[String: TemplateValue]] {
    let routes = settings.routes
    let all: [(String?, String, String)] = [
      (routes.login, "LoginView.as_view()", "rest_login"),
      (routes.logout, "LogoutView.as_view()", "rest_logout"),
      (routes.user, "UserView.as_view()", "rest_user_details"),
      (routes.refresh, "RefreshView.as_view()", "token_refresh"),
      (routes.verify, "VerifyView.as_view()", "token_verify"),
      (routes.passwordChange, "PasswordChangeView.as_view()", "rest_password_change"),
      (routes.passwordReset, "PasswordResetView.as_view()", "rest_password_reset"),
      (
        routes.passwordResetConfirm, "PasswordResetConfirmView.as_view()",
        "rest_password_reset_confirm"
      ),
      (routes.csrf, "csrf_view", "csrf"),
    ]
    return all.compactMap { path, view, name in
      path.map {
        [
          "path": .python(settings.site.basePath + $0), "route": .python(name),
          "view": .code(PythonLiteral.code(view)),
        ]
      }
    }
  }
}
