import CountersignSettings

extension DjangoContext {
  /// The token cookies and the session's; where Django has one setting for two cookies, it gets the
  /// stricter of their values.
  var cookies: [String: TemplateValue] {
    let (access, refresh) = (settings.cookies.access, settings.cookies.refresh)
    let sameDomain = access.domain == refresh.domain
    return [
      "access_name": .python(access.name),
      "refresh_name": .python(refresh.name),
      "refresh_path": .python(refresh.path),
      "cookie_http_only": .python(access.httpOnly || refresh.httpOnly),
      "cookie_secure": .python(access.secure || refresh.secure),
      "cookie_same_site": .code(
        DjangoSameSite.literal(DjangoSameSite.stricter(access.sameSite, refresh.sameSite))),
      "cookie_domain": .python(sameDomain ? refresh.domain : nil),
      "session_login": .python(settings.session.login),
      "session_secure": .python(settings.session.cookie.secure),
      "session_http_only": .python(settings.session.cookie.httpOnly),
      "session_same_site": .code(DjangoSameSite.literal(settings.session.cookie.sameSite)),
    ]
  }
}

/// The SameSite attribute in Django's settings.
enum DjangoSameSite {
  /// Returns the attribute's value, or `False` for no attribute.
  static func literal(_ value: AuthSettings.SameSite) -> Code {
    switch value {
    case .strict: PythonLiteral.string("Strict")
    case .lax: PythonLiteral.string("Lax")
    case .none: PythonLiteral.string("None")
    case .unset: PythonLiteral.bool(false)
    }
  }

  /// Returns the value under which a cookie travels less.
  static func stricter(
    _ first: AuthSettings.SameSite, _ second: AuthSettings.SameSite
  ) -> AuthSettings.SameSite {
    let order: [AuthSettings.SameSite] = [.strict, .lax, .unset, .none]
    return order.first { $0 == first || $0 == second } ?? first
  }
}
