import CountersignSettings

extension DjangoContext {
  /// Which other origins may read answers.
  var cors: [String: TemplateValue] {
    let cors = settings.cors
    return [
      "cors_origins": .python(cors.allowedOrigins),
      "cors_patterns": .python(cors.allowedOriginPatterns.map { "^(?:\($0))$" }),
      "cors_any_origin": .python(cors.allowAnyOrigin),
      "cors_credentials": .python(cors.allowCredentials),
      "cors_methods": .python(cors.allowMethods),
      "cors_headers": .python(cors.allowHeaders),
      "cors_expose": .python(cors.exposeHeaders),
      "cors_max_age": .python(cors.preflightMaxAge),
      "cors_paths": .python(cors.pathPattern),
    ]
  }

  /// The defence against requests of other sites.
  var csrf: [String: TemplateValue] {
    let csrf = settings.csrf
    let header = csrf.header.uppercased().replacing("-", with: "_")
    return [
      "use_csrf": .python(csrf.defence == .token),
      "enforce_csrf": .python(csrf.defence == .token && csrf.enforce == .always),
      "csrf_origins": .python(csrf.trustedOrigins),
      "csrf_header": .python("HTTP_\(header)"),
      "csrf_name": .python(csrf.cookie.name),
      "csrf_secure": .python(csrf.cookie.secure),
      "csrf_http_only": .python(csrf.cookie.httpOnly),
      "csrf_same_site": .code(DjangoSameSite.literal(csrf.cookie.sameSite)),
      "csrf_domain": .python(csrf.cookie.domain),
      "csrf_seconds": csrf.cookie.maxAge.map { .python($0) } ?? .code(PythonLiteral.none),
    ]
  }
}
