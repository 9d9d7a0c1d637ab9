private import CountersignSettings

/// The fields of `session`.
enum SessionFields {
  static let all: [Field] = session + cookie

  private static let session: [Field] = {
    let section = Section("session", \.settings.session)
    return [
      section.field(
        "login", \.login, .boolean,
        django: .setting("REST_AUTH.SESSION_LOGIN"),
        "Whether login also opens a framework session beside the tokens."),
      section.field(
        "idle_lifetime", \.idleLifetime, .optional(.duration()),
        django: .generated("a refresh view that checks a claim"),
        "How long a session may lie unused; null for as long as its refresh token lives."),
      section.field(
        "max_per_user", \.maxPerUser, .optional(.integer(1...1_000_000)),
        django: .inexpressible("sessions are not counted"),
        "How many sessions a user may have; the oldest makes room. Null for no limit."),
      section.field(
        "absolute_lifetime", \.absoluteLifetime, .optional(.duration()),
        default: .environments(
          development: nil, staging: .seconds(604_800), production: .seconds(604_800)),
        django: .generated("a refresh view that checks a claim"),
        "How long after login a session ends, however much it is used; null for never."),
      section.field(
        "assurance", \.assurance, .word(),
        django: .notApplicable,
        "The authenticator assurance level whose limits apply (NIST SP 800-63B)."),
    ]
  }()

  private static let cookie: [Field] = {
    let section = Section("session.cookie", \.settings.session.cookie)
    return [
      section.field(
        "secure", \.secure, .boolean,
        default: .derived("true, in development whether `site.api` is https") {
          $0.cookiesAreSecure
        },
        django: .setting("SESSION_COOKIE_SECURE"),
        "Whether it travels over secure connections only."),
      section.field(
        "http_only", \.httpOnly, .boolean,
        django: .setting("SESSION_COOKIE_HTTPONLY"),
        "Whether page scripts are kept from reading it."),
      section.field(
        "same_site", \.sameSite, .sameSite,
        django: .setting("SESSION_COOKIE_SAMESITE"),
        "On which cross-site requests it travels."),
    ]
  }()
}
