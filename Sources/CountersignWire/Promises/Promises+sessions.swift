#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Who gets in, and for how long.
    static func sessions(_ settings: AuthSettings) -> [Promise] {
      guard settings.tellsUser, settings.routes.login != nil else { return [] }
      var promises = [needed(settings), expired(settings), header(settings)]
      if let limit = settings.session.absoluteLifetime, settings.refreshes,
        settings.tokens.rotation.enabled
      {
        promises.append(absolute(limit, settings))
      }
      return promises + idle(settings) + crowd(settings)
    }

    private static func idle(_ settings: AuthSettings) -> [Promise] {
      guard let limit = settings.session.idleLifetime, settings.refreshes,
        limit < settings.refreshTokenLifetime
      else { return [] }
      return [
        Promise(
          "idle-session-ends", "a session that lies unused ends", ["session.idle_lifetime"],
          steps: [
            .login, .advance(limit + .seconds(1)),
            .send(.refresh(by: "login", settings), as: "overdue"),
          ],
          expect: [.status("overdue", 401)],
          held: "401 after \(WholeSeconds(seconds: limit.components.seconds + 1))")
      ]
    }

    /// One session more than a user may have: the oldest makes room.
    private static func crowd(_ settings: AuthSettings) -> [Promise] {
      let allowed = settings.throttle.enabled ? settings.throttle.rates.login?.count ?? 20 : 20
      guard let limit = settings.session.maxPerUser, settings.refreshes,
        settings.remembersTokens, limit < min(allowed, 20)
      else { return [] }
      var steps: [Probe.Step] = (0...limit).map {
        .send(ProbeRequest(.login, cookies: .none), as: "login \($0)")
      }
      steps.append(.send(.refresh(by: "login 0", settings), as: "oldest"))
      steps += pause(settings.refreshRate, for: 2)
      steps.append(.send(.refresh(by: "login 1", settings), as: "next"))
      return [
        Promise(
          "sessions-limited", "one session too many ends the oldest", ["session.max_per_user"],
          needs: [.account, .intrusion],
          steps: steps,
          expect: [.status("oldest", 401), .status("next", 200)],
          held: "401 for the first of \(limit + 1)")
      ]
    }

    private static func needed(_ settings: AuthSettings) -> Promise {
      Promise(
        "session-needed", "who is signed in is told with a session, and only then",
        ["server.authentication"],
        steps: [
          .send(ProbeRequest(.user, cookies: .none), as: "stranger"), .login,
          .send(.user(by: "login", settings), as: "owner"),
        ],
        expect: [.status("stranger", 401), .status("owner", 200)], held: "401, then 200")
    }

    private static func expired(_ settings: AuthSettings) -> Promise {
      let wait = settings.tokens.accessLifetime + settings.tokens.leeway + .seconds(1)
      let seconds = WholeSeconds(seconds: wait.components.seconds)
      let late: [Probe.Step] = [
        .login, .advance(wait), .send(.user(by: "login", settings), as: "late"),
      ]
      guard settings.refreshes, wait < settings.refreshWindow else {
        return Promise(
          "expired-access-refused", "an expired access token is refused",
          ["tokens.access_lifetime", "tokens.leeway"], steps: late,
          expect: [.status("late", 401)], held: "401 after \(seconds)")
      }
      return Promise(
        "expired-access-refused", "an expired access token is refused, and a refresh helps",
        ["tokens.access_lifetime", "tokens.leeway"],
        steps: late + [
          .send(.refresh(by: "login", settings), as: "refresh"),
          .send(.user(by: "refresh", settings), as: "again"),
        ],
        expect: [.status("late", 401), .status("refresh", 200), .status("again", 200)],
        held: "401 after \(seconds), 200 after refresh")
    }

    private static func header(_ settings: AuthSettings) -> Promise {
      let isTaken = settings.tokens.acceptFrom.contains(.header)
      return Promise(
        "bearer-header", isTaken ? "a Bearer header signs in" : "a Bearer header signs nobody in",
        ["tokens.accept_from"],
        steps: [
          .login,
          .send(
            ProbeRequest(.user, cookies: .none, bearer: .access(from: "login")), as: "bearer"),
        ],
        expect: [.status("bearer", isTaken ? 200 : 401)], held: isTaken ? "200" : "401")
    }

    /// The most refreshes that one experiment makes.
    private static let patience = 1000

    /// Refreshes as often as it takes to stay signed in up to the session's end, and once more.
    private static func absolute(_ limit: Duration, _ settings: AuthSettings) -> Promise {
      let id = "session-ends"
      let title = "a session ends however much it is used"
      let stride = interval(settings)
      let times = Int((limit.components.seconds - 1) / max(stride.components.seconds, 1))
      guard times <= patience else {
        return Promise(
          id: id, title: title, fields: ["session.absolute_lifetime"],
          probe: Probe(needs: [], steps: { _ in [] }) { _ in
            .unreachable("needs \(times) refreshes to stay signed in up to the end")
          })
      }
      var steps: [Probe.Step] = [.login]
      for number in 0..<times {
        steps += [
          .advance(stride),
          .send(.nextRefresh(after: number == 0 ? "login" : "refresh", settings), as: "refresh"),
        ]
      }
      let passed = stride * times
      steps += [
        .advance(limit - passed + .seconds(1)),
        .send(.nextRefresh(after: times == 0 ? "login" : "refresh", settings), as: "overdue"),
      ]
      return Promise(
        id, title, ["session.absolute_lifetime"], steps: steps,
        expect: (times == 0 ? [] : [.status("refresh", 200)]) + [.status("overdue", 401)],
        held: "401 after \(WholeSeconds(seconds: limit.components.seconds))")
    }

    /// How long a browser may wait between two refreshes: nine tenths of what token, session and
    /// cookies allow, in whole seconds.
    private static func interval(_ settings: AuthSettings) -> Duration {
      let bounds = [
        settings.tokens.refreshLifetime, settings.session.idleLifetime,
        settings.cookies.refresh.maxAge,
        settings.csrf.defence == .token ? settings.csrf.cookie.maxAge : nil,
      ].compactMap { $0?.components.seconds }
      return .seconds(max(1, (bounds.min() ?? 1) / 10 * 9))
    }
  }
#endif
