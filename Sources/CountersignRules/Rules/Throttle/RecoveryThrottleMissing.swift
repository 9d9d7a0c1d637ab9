import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Password resets and registrations without limit.
  static let recoveryThrottleMissing = Rule(
    slug: "recovery-throttle-missing",
    checklist: [.rateLimit],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "password resets or registrations may be asked for without limit",
    rationale: """
      Anybody fills a victim's mailbox with reset messages, and every message costs money. Reset \
      tokens can be guessed, and accounts be made by the thousand.
      """,
    remedy: "set `rates.password_reset: 3/hour` and `rates.registration: 10/hour`",
    references: [
      .asvs("2.4.1"), .asvs("6.3.1"), .asvs("6.6.3"), .cheatSheet("Forgot Password"), .cwe(770),
      .cwe(307),
    ],
    exceptions:
      "A gateway in front that limits these routes: suppress with its name as the reason.",
    bad: [
      Example(
        """
        throttle: { enabled: true, rates: { login: 5/minute, password_reset: ▸null◂ } }
        routes: { password_reset: /auth/password/reset/ }
        """),
      Example(
        """
        routes:
          registration: /auth/registration/
        throttle:
          rates:
            registration: ▸null◂
        """),
    ],
    good: [
      Example(
        """
        throttle: { enabled: true, rates: { login: 5/minute, password_reset: 3/hour } }
        routes: { password_reset: /auth/password/reset/ }
        """),
      Example(
        """
        routes: { password_reset: null } # what is not mounted needs no limit
        throttle: { rates: { password_reset: null, registration: null } }
        """),
    ],
    check: { profile, report in
      let (throttle, routes) = (profile.settings.throttle, profile.settings.routes)
      guard throttle.enabled else { return }
      if routes.passwordReset != nil, throttle.rates.passwordReset == nil {
        let field = "throttle.rates.password_reset"
        report(
          Finding(
            "password reset messages may be asked for without limit", at: field,
            fix: profile.fix(field, to: "3/hour", .safe)))
      }
      if routes.registration != nil, throttle.rates.registration == nil {
        let field = "throttle.rates.registration"
        report(
          Finding(
            "accounts may be made without limit", at: field,
            fix: profile.fix(field, to: "10/hour", .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [.intrusion],
        steps: { settings in
          settings.recoveries.flatMap { path, trial in
            trial.steps(
              ProbeRequest(
                .path(settings.site.basePath + path), method: "POST", cookies: .none,
                body: .json(#"{"email":"nobody@example.invalid"}"#)))
          }
        }, judge: { $0.judgeRecoveries() })))
}

extension AuthSettings {
  /// The routes that strangers may use to bring about a message or an account.
  fileprivate var recoveries: [(path: String, trial: LimitTrial)] {
    let rates = throttle.rates
    func trial(_ name: String, _ rate: Rate?) -> LimitTrial {
      LimitTrial(name, of: rate, atLeast: rate == nil ? 11 : 1)
    }
    let reset = routes.passwordReset.map { ($0, trial("reset", rates.passwordReset)) }
    let registration = routes.registration.map { ($0, trial("registration", rates.registration)) }
    return [reset, registration].compactMap(\.self)
  }
}

extension Transcript {
  /// Judges whether requests in a row are refused at last.
  fileprivate func judgeRecoveries() -> Judgement {
    guard settings.throttle.enabled else {
      return .unreachable("nothing is limited; see login-throttle-missing")
    }
    for (_, trial) in settings.recoveries {
      let answers = flood(trial.name)
      guard answers.last?.response.status != 429 else { continue }
      return trial.setback(in: self)
        ?? .revealed(
          Evidence(
            "\(answers.count) requests in a row, and none is one too many",
            bytes: answers.suffix(1).map(\.summary)))
    }
    return .held(
      observed: settings.recoveries.isEmpty ? "there is no such route" : "429 in the end")
  }
}
