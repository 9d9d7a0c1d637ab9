private import CountersignSettings

/// The fields of `cors`.
enum CORSFields {
  static let all: [Field] = cors

  private static let cors: [Field] = {
    let section = Section("cors", \.settings.cors)
    return [
      section.field(
        "allowed_origins", \.allowedOrigins, .list(.listedOrigin()),
        default: .derived("the `site.apps` of other origins than the API's") { $0.crossOriginApps },
        django: .setting("CORS_ALLOWED_ORIGINS"),
        "The origins that may call the API and read its answers."),
      section.field(
        "allowed_origin_patterns", \.allowedOriginPatterns, .list(.pattern),
        django: .setting("CORS_ALLOWED_ORIGIN_REGEXES"),
        "Regular expressions for more of them, matched against the whole origin."),
      section.field(
        "allow_any_origin", \.allowAnyOrigin, .boolean,
        django: .setting("CORS_ALLOW_ALL_ORIGINS"),
        "Whether every origin may."),
      section.field(
        "allow_credentials", \.allowCredentials, .boolean,
        default: .derived("whether some app has another origin than the API") {
          !$0.crossOriginApps.isEmpty
        },
        django: .setting("CORS_ALLOW_CREDENTIALS"),
        "Whether they may with the user's cookies."),
      section.field(
        "allow_methods", \.allowMethods, .list(.token("method")),
        django: .setting("CORS_ALLOW_METHODS"),
        "The methods that a preflight permits."),
      section.field(
        "allow_headers", \.allowHeaders, .list(.token("header name")),
        default: .derived("`content-type`, and `csrf.header` when it is used") { $0.neededHeaders },
        django: .setting("CORS_ALLOW_HEADERS"),
        "The request headers that a preflight permits."),
      section.field(
        "expose_headers", \.exposeHeaders, .list(.token("header name")),
        django: .setting("CORS_EXPOSE_HEADERS"),
        "The response headers that scripts may read."),
      section.field(
        "preflight_max_age", \.preflightMaxAge, .duration(),
        default: .environments(
          development: .seconds(300), staging: .seconds(3600), production: .seconds(3600)),
        django: .setting("CORS_PREFLIGHT_MAX_AGE"),
        "How long a browser may remember a preflight's answer."),
      section.field(
        "path_pattern", \.pathPattern, .pattern,
        default: .derived("`^`, `site.base_path` and `/`") {
          "^" + $0.settings.site.basePath + "/"
        },
        django: .setting("CORS_URLS_REGEX"),
        "The paths that answer other origins, as a regular expression."),
    ]
  }()
}
