import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A protection that the Django output cannot give.
  ///
  /// Silent where generated helpers make up for what the libraries lack.
  static let targetInexpressible = Rule(
    slug: "target-inexpressible",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "the Django output cannot express a setting",
    rationale: """
      The profile promises a protection, and the settings that are generated from it do something \
      else: dj-rest-auth has one set of flags for both cookies, a fixed path and lifetime for \
      them, and simple request limits only.
      """,
    remedy: "choose a value that the target has, or leave `django` out of `targets`",
    references: [.cwe(1188)],
    exceptions: "Targets that are not requested are not judged.",
    bad: [
      Example(
        """
        targets: [django]
        cookies:
          access: { same_site: strict }
          refresh: { same_site: ▸lax◂ }
        """),
      Example(
        """
        cookies: { access: { path: ▸/api◂, name: __Secure-access } }
        throttle: { rates: { login: ▸20/15m◂ } }
        """),
    ],
    good: [
      Example(
        """
        targets: [server, nginx]
        throttle: { rates: { login: 20/15m } }
        """),
      Example(
        """
        targets: [django]
        throttle: { rates: { login: 20/1h } } # an hour in other words
        tokens: { rotation: { grace: 30s } } # a generated view does this
        """),
    ],
    check: { profile, report in
      guard profile.targets.contains(.django) else { return }
      for finding in profile.inexpressibleCookies + profile.inexpressibleRates { report(finding) }
    },
    proof: .untried(
      because: "it shows in a Django project, which `make test-django` stands up and verifies"))
}

extension Profile {
  fileprivate var inexpressibleCookies: [Finding] {
    let (access, refresh) = (settings.cookies.access, settings.cookies.refresh)
    var findings: [Finding] = []
    let tell = { (effect: String, field: String, value: String?) in
      findings.append(
        Finding(
          "the Django output cannot express `\(field)`: \(effect)", at: field,
          fix: value.flatMap { self.fix(field, to: $0, .unsafe) }))
    }
    var unequal: [String] = []
    if access.httpOnly != refresh.httpOnly { unequal.append("http_only") }
    if access.secure != refresh.secure { unequal.append("secure") }
    if access.sameSite != refresh.sameSite { unequal.append("same_site") }
    if access.domain != refresh.domain { unequal.append("domain") }
    for flag in unequal {
      let fields = ["cookies.refresh.\(flag)", "cookies.access.\(flag)"]
      let isWritten = origin(of: fields[0]) != .implied
      tell(
        "one setting serves both cookies", fields[isWritten ? 0 : 1],
        spelling(of: fields[isWritten ? 1 : 0]))
    }
    if access.path != "/" {
      tell("the access cookie's path is always /", "cookies.access.path", "/")
    }
    let lifetimes = [settings.tokens.accessLifetime, settings.tokens.refreshLifetime]
    for ((kind, cookie), lifetime) in zip(tokenCookies, lifetimes) {
      if cookie.maxAge != lifetime {
        tell(
          "the cookie lives as long as its token", kind.path("max_age"), lifetime.spelling)
      }
      if cookie.partitioned {
        tell("Django sets no Partitioned cookie", kind.path("partitioned"), "false")
      }
    }
    return findings
  }

  fileprivate var inexpressibleRates: [Finding] {
    let rates = settings.throttle.rates
    var findings: [Finding] = []
    func judge(_ name: String, _ rate: AuthSettings.Rate?) {
      guard let rate, !rate.hasPeriodOfDjango else { return }
      let field = "throttle.rates.\(name)"
      findings.append(
        Finding(
          "the Django output cannot express `\(field)`: it counts by the second, minute, hour or "
            + "day", at: field))
    }
    judge("anonymous", rates.anonymous)
    judge("user", rates.user)
    judge("login", rates.login)
    judge("refresh", rates.refresh)
    judge("verify", rates.verify)
    judge("password_reset", rates.passwordReset)
    judge("registration", rates.registration)
    return findings
  }
}

extension AuthSettings.Rate {
  /// Whether Django REST framework can say it: by the second, minute, hour or day.
  fileprivate var hasPeriodOfDjango: Bool {
    switch period.components.seconds {
    case 1, 60, 3600, 86_400: true
    default: false
    }
  }
}
