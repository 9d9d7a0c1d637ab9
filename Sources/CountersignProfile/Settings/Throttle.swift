private import CountersignSettings

/// The fields of `throttle`.
enum ThrottleFields {
  static let all: [Field] = throttle + rates + more + lockout + last

  private static let throttle: [Field] = {
    let section = Section("throttle", \.settings.throttle)
    return [
      section.field(
        "enabled", \.enabled, .boolean,
        default: .environments(development: false, staging: true, production: true),
        django: .setting("REST_FRAMEWORK.DEFAULT_THROTTLE_CLASSES"),
        "Whether requests are counted at all.")
    ]
  }()

  private static let rates: [Field] = {
    let section = Section("throttle.rates", \.settings.throttle.rates)
    return [
      section.field(
        "anonymous", \.anonymous, .optional(.rate),
        django: .setting("REST_FRAMEWORK.DEFAULT_THROTTLE_RATES.anon"),
        "All other routes, for each address, without credentials."),
      section.field(
        "user", \.user, .optional(.rate),
        django: .setting("REST_FRAMEWORK.DEFAULT_THROTTLE_RATES.user"),
        "All other routes, for each signed-in user."),
      section.field(
        "login", \.login, .optional(.rate),
        django: .setting("REST_FRAMEWORK.DEFAULT_THROTTLE_RATES.dj_rest_auth"),
        "Attempts to log in."),
      section.field(
        "refresh", \.refresh, .optional(.rate),
        django: .generated("a view with its own scope"),
        "Token refreshes."),
      section.field(
        "verify", \.verify, .optional(.rate),
        django: .generated("a view with its own scope"),
        "Token verifications."),
      section.field(
        "password_reset", \.passwordReset, .optional(.rate),
        django: .generated("a view with its own scope"),
        "Password resets."),
      section.field(
        "registration", \.registration, .optional(.rate),
        django: .generated("a view with its own scope"),
        "Registrations."),
    ]
  }()

  private static let more: [Field] = {
    let section = Section("throttle", \.settings.throttle)
    return [
      section.field(
        "key", \.key, .list(.word()),
        django: .generated("a throttle class"),
        "What is counted at login: the client's address, the account that is tried, or both."),
      section.field(
        "store", \.store, .word(),
        default: .environments(development: .memory, staging: .shared, production: .shared),
        django: .setting("CACHES"),
        "Where the counters are; `memory` counts in each process apart."),
    ]
  }()

  private static let lockout: [Field] = {
    let section = Section("throttle.lockout", \.settings.throttle.lockout)
    return [
      section.field(
        "failures", \.failures, .optional(.integer(3...1_000_000)),
        django: .generated("a throttle class"),
        "How many wrong passwords in a row slow the account down; null for none."),
      section.field(
        "duration", \.duration, .duration(),
        django: .generated("a throttle class"),
        "For how long at first; it doubles on repetition up to a day."),
    ]
  }()

  private static let last: [Field] = {
    let section = Section("throttle", \.settings.throttle)
    return [
      section.field(
        "retry_after", \.retryAfter, .boolean,
        django: .inexpressible("always sent"),
        "Whether a refusal says when to try again (RFC 9110 10.2.3).")
    ]
  }()
}
