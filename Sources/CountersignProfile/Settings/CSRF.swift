private import CountersignSettings

/// The fields of `csrf`.
enum CSRFFields {
  static let all: [Field] = csrf + cookie

  private static let csrf: [Field] = {
    let section = Section("csrf", \.settings.csrf)
    return [
      section.field(
        "defence", \.defence, .word(),
        django: .setting("REST_AUTH.JWT_AUTH_COOKIE_USE_CSRF"),
        "What an unsafe request must prove: `origin` a trusted Origin (or Fetch Metadata), "
          + "`header` the custom header, `token` the double-submit token besides a trusted origin."),
      section.field(
        "enforce", \.enforce, .word(),
        django: .setting("REST_AUTH.JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED"),
        "Whether it is asked of every unsafe request, login and refresh included, or of "
          + "authenticated ones."),
      section.field(
        "trusted_origins", \.trustedOrigins, .list(.listedOrigin("origin, or `https://*.host`")),
        default: .derived("`cors.allowed_origins`") { $0.settings.cors.allowedOrigins },
        django: .setting("CSRF_TRUSTED_ORIGINS"),
        "The origins whose unsafe requests are trusted; `https://*.example.com` trusts the "
          + "subdomains."),
      section.field(
        "header", \.header, .token("header name"),
        django: .setting("CSRF_HEADER_NAME"),
        "The request header that carries the token or marks the request."),
    ]
  }()

  private static let cookie: [Field] = {
    let section = Section("csrf.cookie", \.settings.csrf.cookie)
    return [
      section.field(
        "secure", \.secure, .boolean,
        default: .derived("true, in development whether `site.api` is https") {
          $0.cookiesAreSecure
        },
        django: .setting("CSRF_COOKIE_SECURE"),
        "Whether it travels over secure connections only."),
      section.field(
        "http_only", \.httpOnly, .boolean,
        django: .setting("CSRF_COOKIE_HTTPONLY"),
        "Whether page scripts are kept from reading it; then the app asks the `csrf` route."),
      section.field(
        "same_site", \.sameSite, .sameSite,
        django: .setting("CSRF_COOKIE_SAMESITE"),
        "On which cross-site requests it travels."),
      section.field(
        "domain", \.domain, .optional(.cookieDomain),
        django: .setting("CSRF_COOKIE_DOMAIN"),
        "The domain whose hosts all receive it; null keeps it to the API's host."),
      section.field(
        "max_age", \.maxAge, .cookieAge,
        django: .setting("CSRF_COOKIE_AGE"),
        "How long the browser keeps it; `session` keeps it until the browser closes."),
      section.field(
        "name", \.name, .token("cookie name"),
        default: .derived(
          "`csrftoken`, in production `__Host-csrftoken` where the cookie is Secure and has no domain"
        ) { $0.csrfCookieName },
        django: .setting("CSRF_COOKIE_NAME"),
        "The cookie's name."),
    ]
  }()
}
