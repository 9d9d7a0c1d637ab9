#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Whom the limits count, and when they are over.
    static func limits(_ settings: AuthSettings) -> [Promise] {
      guard settings.throttle.enabled else { return [] }
      var promises: [Promise] = []
      if let rate = settings.loginRate, rate.count <= 50, settings.routes.login != nil,
        settings.throttle.key.contains(.address)
      {
        promises += [neighbour(rate, settings), passing(rate), atOnce(rate)]
          .map { $0.timed("guess", rate) }
      }
      if let promise = lockout(settings) { promises.append(promise) }
      promises += [anonymous(settings), user(settings)].compactMap(\.self)
      return promises
    }

    private static func guesses(_ count: Int) -> [Probe.Step] {
      (1...count).map { .send(.guess(number: $0), as: "guess \($0)") }
    }

    private static func neighbour(_ rate: AuthSettings.Rate, _ settings: AuthSettings) -> Promise {
      Promise(
        "login-limit-spares-others", "a limit at one address keeps nobody else from signing in",
        ["throttle.rates.login", "throttle.key", "transport.proxy.hops"],
        needs: [.account, .intrusion],
        steps: guesses(rate.count + 1) + [
          .send(ProbeRequest(.login, cookies: .none, client: 9), as: "neighbour")
        ],
        expect: [.status("guess \(rate.count + 1)", 429), .status("neighbour", 200)],
        held: "429 at one address, 200 at another")
    }

    private static func passing(_ rate: AuthSettings.Rate) -> Promise {
      Promise(
        "login-limit-passes", "a limit is over when its period is",
        ["throttle.rates.login"], needs: [.account, .intrusion],
        steps: guesses(rate.count + 1) + [
          .advance(rate.period + .seconds(1)),
          .send(ProbeRequest(.login, cookies: .none), as: "later"),
        ],
        expect: [.status("guess \(rate.count + 1)", 429), .status("later", 200)],
        held: "200 after \(WholeSeconds(seconds: rate.period.components.seconds + 1))")
    }

    /// Guesses that arrive together: a counter that looks first and counts later lets more through.
    private static func atOnce(_ rate: AuthSettings.Rate) -> Promise {
      let times = rate.count + 4
      return Promise(
        id: "login-limit-at-once", title: "guesses at once are limited as one after another",
        fields: ["throttle.rates.login", "throttle.store"],
        probe: Probe(
          needs: [.intrusion],
          steps: { _ in [.parallel(.guess(number: 1), times: times, as: "guess")] }
        ) { transcript in
          let statuses = transcript.flood("guess").map(\.response.status)
          guard statuses.count == times else { return .unreachable("not every guess was answered") }
          let through = statuses.count { $0 != 429 }
          let seen = "\(through) of \(times) got through"
          return through == rate.count
            ? .held(observed: seen) : .revealed(Evidence(seen, bytes: ["\(statuses)"]))
        })
    }

    /// Wrong passwords from an address each, then the right one.
    private static func lockout(_ settings: AuthSettings) -> Promise? {
      let throttle = settings.throttle
      guard let failures = throttle.lockout.failures, failures <= 50, settings.routes.login != nil
      else { return nil }
      let allowed = throttle.key.contains(.account) ? throttle.rates.login?.count ?? .max : .max
      guard failures < allowed else { return nil }
      let right = ProbeRequest(.login, cookies: .none, client: failures + 1)
      var steps: [Probe.Step] = (1...failures).map { number in
        .send(
          ProbeRequest(.login, cookies: .none, body: .wrongPassword, client: number),
          as: "wrong \(number)")
      }
      steps += [
        .send(right, as: "locked"), .advance(throttle.lockout.duration + .seconds(1)),
        .send(right, as: "later"),
      ]
      return Promise(
        "lockout", "wrong passwords slow an account down, and for as long as written",
        ["throttle.lockout.failures", "throttle.lockout.duration"],
        needs: [.account, .intrusion],
        steps: steps,
        expect: [
          .status("wrong \(failures)", 400), .status("locked", 429), .status("later", 200),
        ], held: "429 after \(failures), 200 later")
    }

    /// The view that tells who is signed in, asked once more than a user may.
    private static func user(_ settings: AuthSettings) -> Promise? {
      guard let rate = settings.throttle.rates.user, rate.count <= 1000, settings.tellsUser,
        settings.routes.login != nil
      else { return nil }
      return Promise(
        "user-limit", "requests of one user are limited", ["throttle.rates.user"],
        needs: [.account, .intrusion],
        steps: [
          .login, .flood(.user(by: "login", settings), times: rate.count + 1, as: "visit"),
        ],
        expect: [
          .status("visit.\(rate.count)", 200), .status("visit.\(rate.count + 1)", 429),
        ], held: "429 at request \(rate.count + 1)"
      ).timed("visit", rate)
    }

    /// A route that needs no session, asked by a program once more than strangers may.
    private static func anonymous(_ settings: AuthSettings) -> Promise? {
      guard let rate = settings.throttle.rates.anonymous, rate.count <= 100,
        settings.routes.csrf != nil
      else { return nil }
      return Promise(
        "anonymous-limit", "requests without credentials are limited",
        ["throttle.rates.anonymous"], needs: [.intrusion],
        steps: [.flood(ProbeRequest(.csrf, cookies: .none), times: rate.count + 1, as: "visit")],
        expect: [
          .status("visit.\(rate.count)", 200), .status("visit.\(rate.count + 1)", 429),
        ], held: "429 at request \(rate.count + 1)"
      ).timed("visit", rate)
    }
  }
#endif
