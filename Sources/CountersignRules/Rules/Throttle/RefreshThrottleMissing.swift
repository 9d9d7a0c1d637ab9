import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Refresh and verify routes that may be called without limit.
  static let refreshThrottleMissing = Rule(
    slug: "refresh-throttle-missing",
    checklist: [.rateLimit],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "refresh or verify may be called without limit",
    rationale: """
      The verify route tells a thief which stolen tokens still work. With rotation every refresh \
      writes to the database, so a flood of them is load.
      """,
    remedy: "set `rates.refresh: 30/minute` and `rates.verify: 30/minute`",
    references: [.asvs("2.4.1"), .cwe(770)],
    exceptions: """
      Django counts these routes by `rates.anonymous`: with `targets: [django]` alone it is only \
      advice.
      """,
    bad: [
      Example(
        """
        throttle: { enabled: true, rates: { login: 5/minute, refresh: ▸null◂, verify: ▸null◂ } }
        """),
      Example(
        """
        throttle:
          rates:
            refresh: ▸null◂
        """),
    ],
    good: [
      Example(
        """
        throttle:
          enabled: true
          rates: { login: 5/minute, refresh: 30/minute, verify: 30/minute }
        """),
      Example(
        """
        routes: { verify: null } # what is not mounted needs no limit
        throttle: { rates: { verify: null } }
        """),
    ],
    check: { profile, report in
      let (throttle, routes) = (profile.settings.throttle, profile.settings.routes)
      guard throttle.enabled else { return }
      let isCounted = profile.targets == [.django] && throttle.rates.anonymous != nil
      let limits = [
        ("refresh", routes.refresh, throttle.rates.refresh),
        ("verify", routes.verify, throttle.rates.verify),
      ]
      for (name, route, rate) in limits where route != nil && rate == nil {
        let field = "throttle.rates.\(name)"
        report(
          Finding(
            "the \(name) route may be called without limit", at: field,
            atMost: isCounted ? .advice : nil, fix: profile.fix(field, to: "30/minute", .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [.intrusion],
        steps: { settings in
          let name = settings.cookies.refresh.name
          let refresh = ProbeRequest(
            .refresh, cookies: .exactly([.literal(name: name, value: "guess")]))
          let verify = ProbeRequest(
            .verify, cookies: .none, body: .json("{\"token\":\"guess\"}"))
          return settings.tokenTrials.flatMap { trial in
            trial.steps(trial.name == "refresh" ? refresh : verify)
          }
        },
        judge: { $0.judgeTokenGuesses() })))
}

extension AuthSettings {
  /// Bad tokens in a row at each route that looks at them; a token costs a server little.
  fileprivate var tokenTrials: [LimitTrial] {
    let rates = throttle.rates
    let trials = [
      ("refresh", routes.refresh, rates.refresh), ("verify", routes.verify, rates.verify),
    ]
    return trials.filter { $0.1 != nil }.map { name, _, rate in
      LimitTrial(name, of: rate, atLeast: 60, atMost: 1001)
    }
  }
}

extension Transcript {
  /// Revealed when bad tokens may be tried without end.
  fileprivate func judgeTokenGuesses() -> Judgement {
    guard settings.throttle.enabled else {
      return .unreachable("nothing is counted: login-throttle-missing tries that")
    }
    for trial in settings.tokenTrials {
      let guesses = flood(trial.name)
      guard guesses.contains(where: { $0.response.status == 429 }) else {
        return trial.setback(in: self)
          ?? .revealed(
            Evidence(
              "\(guesses.count) bad tokens in a row at \(trial.name), never 429",
              bytes: guesses.suffix(1).map(\.summary)))
      }
    }
    return .held(observed: "bad tokens are answered with 429 in the end")
  }
}
