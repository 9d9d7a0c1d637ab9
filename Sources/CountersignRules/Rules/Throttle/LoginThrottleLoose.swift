import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A login limit that leaves room for thousands of guesses.
  static let loginThrottleLoose = Rule(
    slug: "login-throttle-loose",
    checklist: [.rateLimit],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "the login limit still lets an attacker guess all day",
    rationale: """
      A limit of 100 an hour is 2400 guesses a day, for each address and account. That is enough \
      for the passwords that people choose most.
      """,
    remedy: "set `rates.login: 5/minute`, and `lockout.failures` for each account",
    references: [.nist63B("3.2.2"), .asvs("6.1.1"), .asvs("6.3.1"), .cwe(307)],
    exceptions: """
      Many people behind one address, as in a school: count by account with the strict limit, and \
      suppress the rule.
      """,
    bad: [
      Example(
        """
        throttle: { enabled: true, rates: { login: ▸1000/hour◂ } }
        """),
      Example(
        """
        throttle:
          rates:
            login: ▸30/minute◂
        """),
      Example(
        """
        throttle: { rates: { login: ▸45/15m◂ } } # as much as 180 an hour
        """),
    ],
    good: [
      Example(
        """
        throttle: { enabled: true, rates: { login: 5/minute } }
        """),
      Example(
        """
        throttle: { rates: { login: 20/15m } } # as much as 80 an hour
        """),
      Example(
        """
        throttle: { rates: { login: 20/minute } }
        """),
    ],
    check: { profile, report in
      let throttle = profile.settings.throttle
      guard throttle.enabled, let rate = throttle.rates.login, rate.count > rate.tolerable else {
        return
      }
      let daily = rate.count * 86_400 / Int(rate.period.components.seconds)
      let field = "throttle.rates.login"
      report(
        Finding(
          "`\(rate)` still allows \(daily) guesses a day", at: field,
          fix: profile.fix(field, to: "5/minute", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          let guess = ProbeRequest(.login, body: .wrongPassword)
          guard let rate = settings.throttle.rates.login else {
            return [.flood(guess, times: 21, as: "guess")]
          }
          // A period of seconds is tried for a minute.
          let seconds = Int(rate.period.components.seconds)
          guard seconds < 60 else {
            return [.flood(guess, times: rate.tolerable + 1, as: "guess")]
          }
          let each = min(rate.count, 21)
          return (0..<min((20 + each) / each, 60 / seconds)).flatMap { _ -> [Probe.Step] in
            [.flood(guess, times: each, as: "guess"), .advance(rate.period)]
          }
        },
        judge: { transcript in
          let guesses = transcript.flood("guess")
          guard let last = guesses.last else { return .unreachable("no password was tried") }
          let throttle = transcript.settings.throttle
          guard throttle.enabled, throttle.rates.login != nil else {
            return .unreachable("there is no login limit; see login-throttle-missing")
          }
          let allowed = guesses.count { $0.response.status != 429 }
          let rate = transcript.settings.throttle.rates.login
          let tolerable = max(rate?.tolerable ?? 0, rate.map { $0.isShort ? 20 : 0 } ?? 20)
          guard allowed > tolerable else {
            return .held(observed: "\(allowed) of \(guesses.count) guesses were let through")
          }
          return .revealed(
            Evidence(
              "\(allowed) wrong passwords in a row were let through", bytes: [last.summary]))
        })))
}

extension AuthSettings.Rate {
  /// Whether the period is shorter than a minute.
  fileprivate var isShort: Bool { period < .seconds(60) }

  /// How many logins are tolerable in the period: 20 a minute, 100 an hour or 500 a day, whichever
  /// unit the period comes nearest to.
  fileprivate var tolerable: Int {
    let seconds = Int(period.components.seconds)
    // Nearest as a ratio: the borders are the geometric means of two units.
    let (count, unit) =
      seconds * seconds < 60 * 3600
      ? (20, 60) : seconds * seconds < 3600 * 86_400 ? (100, 3600) : (500, 86_400)
    return count * seconds / unit
  }
}
