private import CountersignSettings

/// The fields of `cookies`.
enum CookieFields {
  static let all: [Field] = access + refresh + cookies

  private static let access: [Field] = {
    let section = Section("cookies.access", \.settings.cookies.access)
    return [
      section.field(
        "name", \.name, .token("cookie name"),
        default: .environments(
          development: "access", staging: "access", production: "__Host-access"),
        django: .setting("REST_AUTH.JWT_AUTH_COOKIE"),
        "The cookie's name, a token of RFC 9110."),
      section.field(
        "http_only", \.httpOnly, .boolean,
        django: .setting("REST_AUTH.JWT_AUTH_HTTPONLY"),
        "Whether page scripts are kept from reading the cookie (RFC 6265bis 4.1.2.6)."),
      section.field(
        "secure", \.secure, .boolean,
        default: .derived("true, in development whether `site.api` is https") {
          $0.cookiesAreSecure
        },
        django: .setting("REST_AUTH.JWT_AUTH_SECURE"),
        "Whether the cookie travels over secure connections only (RFC 6265bis 4.1.2.5)."),
      section.field(
        "same_site", \.sameSite, .sameSite,
        django: .setting("REST_AUTH.JWT_AUTH_SAMESITE"),
        "On which cross-site requests the cookie travels (RFC 6265bis 4.1.2.7)."),
      section.field(
        "domain", \.domain, .optional(.cookieDomain),
        django: .setting("REST_AUTH.JWT_AUTH_COOKIE_DOMAIN"),
        "The domain whose hosts all receive the cookie; null keeps it to the API's host."),
      section.field(
        "path", \.path, .cookiePath,
        default: .value("/"),
        django: .inexpressible("the access cookie's path is always /"),
        "The path below which the cookie travels (RFC 6265bis 5.1.4)."),
      section.field(
        "max_age", \.maxAge, .cookieAge,
        default: .derived("the token's lifetime") { $0.settings.tokens.accessLifetime },
        django: .inexpressible("dj-rest-auth sends the token's lifetime"),
        "How long the browser keeps the cookie; `session` keeps it until the browser closes."),
      section.field(
        "partitioned", \.partitioned, .boolean,
        django: .inexpressible("Django's set_cookie has no such parameter"),
        "Whether the cookie is kept apart for each top-level site (CHIPS)."),
    ]
  }()

  private static let refresh: [Field] = {
    let section = Section("cookies.refresh", \.settings.cookies.refresh)
    return [
      section.field(
        "name", \.name, .token("cookie name"),
        default: .environments(
          development: "refresh", staging: "refresh", production: "__Secure-refresh"),
        django: .setting("REST_AUTH.JWT_AUTH_REFRESH_COOKIE"),
        "The cookie's name, a token of RFC 9110."),
      section.field(
        "http_only", \.httpOnly, .boolean,
        django: .setting("REST_AUTH.JWT_AUTH_HTTPONLY"),
        "Whether page scripts are kept from reading the cookie (RFC 6265bis 4.1.2.6)."),
      section.field(
        "secure", \.secure, .boolean,
        default: .derived("true, in development whether `site.api` is https") {
          $0.cookiesAreSecure
        },
        django: .setting("REST_AUTH.JWT_AUTH_SECURE"),
        "Whether the cookie travels over secure connections only (RFC 6265bis 4.1.2.5)."),
      section.field(
        "same_site", \.sameSite, .sameSite,
        django: .setting("REST_AUTH.JWT_AUTH_SAMESITE"),
        "On which cross-site requests the cookie travels (RFC 6265bis 4.1.2.7)."),
      section.field(
        "domain", \.domain, .optional(.cookieDomain),
        django: .setting("REST_AUTH.JWT_AUTH_COOKIE_DOMAIN"),
        "The domain whose hosts all receive the cookie; null keeps it to the API's host."),
      section.field(
        "path", \.path, .cookiePath,
        default: .derived(
          "`site.base_path` and the longest common directory of the refresh and logout routes"
        ) {
          $0.settings.refreshDirectory
        },
        django: .setting("REST_AUTH.JWT_AUTH_REFRESH_COOKIE_PATH"),
        "The path below which the cookie travels (RFC 6265bis 5.1.4)."),
      section.field(
        "max_age", \.maxAge, .cookieAge,
        default: .derived("the token's lifetime") { $0.settings.tokens.refreshLifetime },
        django: .inexpressible("dj-rest-auth sends the token's lifetime"),
        "How long the browser keeps the cookie; `session` keeps it until the browser closes."),
      section.field(
        "partitioned", \.partitioned, .boolean,
        django: .inexpressible("Django's set_cookie has no such parameter"),
        "Whether the cookie is kept apart for each top-level site (CHIPS)."),
    ]
  }()

  private static let cookies: [Field] = {
    let section = Section("cookies", \.settings.cookies)
    return [
      section.field(
        "retired", \.retired,
        .list(
          .record(
            "cookie", { AuthSettings.RetiredCookie() },
            [
              RecordMember("name", \.name, .token("cookie name"), required: true),
              RecordMember("domain", \.domain, .optional(.cookieDomain)),
              RecordMember("path", \.path, .cookiePath),
              RecordMember("until", \.until, .date, required: true),
            ])),
        django: .generated("a helper that deletes them"),
        "Cookie identities of earlier releases, which the server deletes wherever it sees them.")
    ]
  }()
}
