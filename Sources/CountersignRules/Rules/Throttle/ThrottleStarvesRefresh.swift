import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A limit that throws honest users out.
  static let throttleStarvesRefresh = Rule(
    slug: "throttle-starves-refresh",
    checklist: [.rateLimit, .lifetime],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "honest clients refresh more often than the limit allows",
    rationale: """
      Users are thrown out by the rate limit that is to protect them. Short access tokens and \
      several tabs make it worse.
      """,
    remedy: "raise `rates.refresh`, or turn on `client.single_flight`",
    references: [.rfc(6585, "4")],
    exceptions: "None: it is arithmetic.",
    bad: [
      Example(
        """
        tokens: { access_lifetime: 1m }
        throttle: { enabled: true, rates: { refresh: ▸20/hour◂ } }
        """),
      Example(
        """
        client: { single_flight: false }
        throttle:
          rates:
            refresh: ▸20/hour◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { access_lifetime: 5m }
        throttle: { enabled: true, rates: { refresh: 60/hour } }
        """),
      Example(
        """
        tokens: { access_lifetime: 5m }
        throttle: { rates: { refresh: 13/hour } } # twelve, and one for a new page
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard let rate = settings.limitingRefreshRate, let needed = settings.neededRefreshes,
        rate.count < needed
      else { return }
      let field = "throttle.rates.refresh"
      let ample = AuthSettings.Rate(count: needed * 3, per: rate.period)
      report(
        Finding(
          "honest clients need \(needed) refreshes in \(rate.period.spelling); the limit allows "
            + "\(rate.count)", at: field, fix: profile.fix(field, to: "\(ample)", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          guard let rate = settings.limitingRefreshRate, let needed = settings.neededRefreshes,
            min(needed, rate.count + 1) <= 400
          else { return [] }
          return settings.honestRefreshes(min(needed, rate.count + 1))
        },
        judge: { transcript in
          guard transcript.settings.limitingRefreshRate != nil else {
            return .held(observed: "refreshes are not limited")
          }
          return transcript.judging("login") { _ in
            let refreshes = transcript.flood("refresh")
            guard let last = refreshes.last else { return .unreachable("no refresh was sent") }
            guard let fault = refreshes.first(where: { $0.response.status != 200 }) else {
              return .held(observed: "\(refreshes.count) honest refreshes, never 429")
            }
            guard fault.response.status == 429 else {
              return .unreachable("refresh answered \(fault.response.status)")
            }
            return .revealed(
              Evidence(
                "an honest client that refreshes when its token ends gets 429",
                bytes: [fault.summary, last.summary]))
          }
        })))
}

extension AuthSettings {
  /// The rate that counts refreshes; nil when nothing does, or when the client never refreshes.
  fileprivate var limitingRefreshRate: Rate? {
    guard throttle.enabled, routes.refresh != nil, client.refresh != .none else { return nil }
    return throttle.rates.refresh
  }

  /// How many clients refresh at once.
  private var tabs: Int { client.singleFlight ? 1 : 2 }

  /// How many refreshes a client makes in a period of the limit: one whenever the access token
  /// ends, and one for a new page. Nil for tokens without a life.
  fileprivate var neededRefreshes: Int? {
    let lifetime = Int(tokens.accessLifetime.components.seconds)
    guard lifetime > 0, let period = throttle.rates.refresh?.period else { return nil }
    let (whole, rest) = Int(period.components.seconds).quotientAndRemainder(dividingBy: lifetime)
    return (whole + (rest > 0 ? 1 : 0) + 1) * tabs
  }

  /// A login and so many refreshes, each when the token ends, the last one for a new page.
  fileprivate func honestRefreshes(_ count: Int) -> [Probe.Step] {
    let all = (neededRefreshes ?? 0) / tabs
    let rounds = (count + tabs - 1) / tabs
    let refreshes = (1...max(rounds, 1)).flatMap { round -> [Probe.Step] in
      let pause: [Probe.Step] = round == all ? [] : [.advance(tokens.accessLifetime)]
      return pause + [
        tabs == 1
          ? .send(ProbeRequest(.refresh), as: "refresh.\(round)")
          : .parallel(ProbeRequest(.refresh), times: tabs, as: "refresh")
      ]
    }
    return [.send(ProbeRequest(.login), as: "login")] + refreshes
  }
}
