import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A write to the user table for every login, and no limit on logins.
  static let lastLoginAmplified = Rule(
    slug: "last-login-amplified",
    checklist: [.rateLimit],
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "every login writes to the user table and nothing limits logins",
    rationale: """
      Logins without limit become load for the database. The manual of simplejwt warns of it.
      """,
    remedy: "set `update_last_login: false`, or set `rates.login`",
    references: [.cwe(400)],
    exceptions: """
      In Django nothing is written without `session.login`: with `targets: [django]` alone it is \
      only advice.
      """,
    bad: [
      Example(
        """
        tokens: { update_last_login: ▸true◂ }
        throttle: { enabled: false }
        """),
      Example(
        """
        tokens:
          update_last_login: ▸true◂
        throttle: { rates: { login: null } }
        """),
    ],
    good: [
      Example(
        """
        tokens: { update_last_login: false }
        throttle: { enabled: true, rates: { login: 5/minute } }
        """),
      Example(
        """
        tokens: { update_last_login: true } # logins are limited
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let isLimited = settings.throttle.enabled && settings.throttle.rates.login != nil
      guard settings.tokens.updateLastLogin, !isLimited else { return }
      let isIdle = profile.targets == [.django] && !settings.session.login
      let field = "tokens.update_last_login"
      report(
        Finding(
          "every login writes to the user table and nothing limits logins", at: field,
          atMost: isIdle ? .advice : nil, fix: profile.fix(field, to: "false", .safe)))
    },
    proof: .unobservable(because: "what a login writes and how much that costs stays inside"))
}
