private import CountersignSettings

/// The fields of `client`.
enum ClientFields {
  static let all: [Field] = client

  private static let client: [Field] = {
    let section = Section("client", \.settings.client)
    return [
      section.field(
        "base_url", \.baseURL, .webAddress,
        default: .derived("`site.api` and `site.base_path`") {
          $0.settings.site.api + $0.settings.site.basePath
        },
        django: .notApplicable,
        "The address that the client's routes are joined to."),
      section.field(
        "credentials", \.credentials, .word(),
        default: .derived(
          "`include` when some app has another origin than the API, else `same_origin`"
        ) {
          $0.crossOriginApps.isEmpty ? .sameOrigin : .include
        },
        django: .notApplicable,
        "Whether requests carry cookies (Fetch, credentials mode)."),
      section.field(
        "refresh", \.refresh, .word(),
        django: .notApplicable,
        "When the client refreshes: after a 401, ahead of expiry, or never."),
      section.field(
        "refresh_margin", \.refreshMargin, .duration(),
        django: .notApplicable,
        "How long ahead of expiry the proactive strategy refreshes."),
      section.field(
        "tabs", \.tabs, .boolean,
        django: .notApplicable,
        "Whether the app may be open in several tabs at once."),
      section.field(
        "single_flight", \.singleFlight, .boolean,
        django: .notApplicable,
        "Whether one refresh at a time serves all calls and tabs."),
      section.field(
        "refresh_exempt", \.refreshExempt, .list(.word("route name")),
        django: .notApplicable,
        "The routes whose 401 never leads to a refresh."),
    ]
  }()
}
