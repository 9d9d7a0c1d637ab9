#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Who gets in, and for how long.
    static func sessions(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.user != nil, settings.routes.login != nil else { return [] }
      var promises = [needed(settings)]
      if settings.routes.refresh != nil { promises.append(expired(settings)) }
      if settings.tokens.acceptFrom.contains(.cookie) { promises.append(header(settings)) }
      if let limit = settings.session.absoluteLifetime, settings.routes.refresh != nil,
        settings.tokens.rotation.enabled
      {
        promises.append(absolute(limit, settings))
      }
      return promises + idle(settings) + crowd(settings)
    }

    private static func idle(_ settings: AuthSettings) -> [Promise] {
      guard let limit = settings.session.idleLifetime, settings.routes.refresh != nil,
        limit < settings.tokens.refreshLifetime
      else { return [] }
      return [
        Promise(
          "idle-session-ends", "a session that lies unused ends", ["session.idle_lifetime"],
          steps: [
            .login, .advance(limit + .seconds(1)), .send(.refresh(by: "login"), as: "overdue"),
          ],
          expect: [.status("overdue", 401)],
          held: "401 after \(WholeSeconds(seconds: limit.components.seconds + 1))")
      ]
    }

    /// One session more than a user may have: the oldest makes room.
    private static func crowd(_ settings: AuthSettings) -> [Promise] {
      let allowed = settings.throttle.enabled ? settings.throttle.rates.login?.count ?? 20 : 20
      guard let limit = settings.session.maxPerUser, settings.routes.refresh != nil,
        limit < min(allowed, 20)
      else { return [] }
      return [
        Promise(
          "sessions-limited", "one session too many ends the oldest", ["session.max_per_user"],
          needs: [.account, .intrusion],
          steps: (0...limit).map { .send(ProbeRequest(.login, cookies: .none), as: "login \($0)") }
            + [
              .send(.refresh(by: "login 0"), as: "oldest"),
              .send(.refresh(by: "login 1"), as: "next"),
            ],
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
          .send(.user(by: "login"), as: "owner"),
        ],
        expect: [.status("stranger", 401), .status("owner", 200)], held: "401, then 200")
    }

    private static func expired(_ settings: AuthSettings) -> Promise {
      let wait = settings.tokens.accessLifetime + settings.tokens.leeway + .seconds(1)
      return Promise(
        "expired-access-refused", "an expired access token is refused, and a refresh helps",
        ["tokens.access_lifetime", "tokens.leeway"],
        steps: [
          .login, .advance(wait), .send(.user(by: "login"), as: "late"),
          .send(.refresh(by: "login"), as: "refresh"), .send(.user(by: "refresh"), as: "again"),
        ],
        expect: [.status("late", 401), .status("refresh", 200), .status("again", 200)],
        held: "401 after \(WholeSeconds(seconds: wait.components.seconds)), 200 after refresh")
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

    /// Refreshes as often as it takes to stay signed in up to the session's end, and once more.
    private static func absolute(_ limit: Duration, _ settings: AuthSettings) -> Promise {
      let stride = settings.tokens.refreshLifetime / 2
      var steps: [Probe.Step] = [.login]
      var passed = Duration.zero
      while passed + stride < limit, steps.count < 200 {
        steps += [.advance(stride), .send(ProbeRequest(.refresh), as: "refresh")]
        passed += stride
      }
      steps += [
        .advance(limit - passed + .seconds(1)), .send(ProbeRequest(.refresh), as: "overdue"),
      ]
      return Promise(
        "session-ends", "a session ends however much it is used", ["session.absolute_lifetime"],
        steps: steps, expect: [.status("refresh", 200), .status("overdue", 401)],
        held: "401 after \(WholeSeconds(seconds: limit.components.seconds))")
    }
  }

  extension ProbeRequest {
    /// Who is signed in, by the access cookie that an exchange set and nothing else.
    static func user(by exchange: String) -> ProbeRequest {
      ProbeRequest(.user, cookies: .exactly([.access(from: exchange)]))
    }

    /// A refresh by the refresh cookie that an exchange set and nothing else.
    static func refresh(by exchange: String) -> ProbeRequest {
      ProbeRequest(.refresh, cookies: .exactly([.refresh(from: exchange)]))
    }
  }
#endif
