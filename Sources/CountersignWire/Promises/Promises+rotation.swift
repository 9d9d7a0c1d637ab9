#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// How refresh tokens replace one another.
    static func rotation(_ settings: AuthSettings) -> [Promise] {
      guard settings.refreshes, settings.routes.login != nil else { return [] }
      let rotation = settings.tokens.rotation
      guard rotation.enabled else { return [steady(settings)] }
      var promises = [replaced(settings)]
      if spends(settings) {
        let allowed = settings.refreshRate?.count ?? .max
        if rotation.grace >= .seconds(2), allowed > 1 { promises.append(late(settings)) }
        promises.append(spent(settings))
        // Nobody knows how many of them a grace of one second lets in.
        if allowed > 1, rotation.grace == .zero || rotation.grace >= .seconds(2) {
          promises.append(parallel(settings))
        }
        if allowed > 1 { promises.append(parallelCookies(settings)) }
        if allowed > 1, rotation.grace >= .seconds(2), rotation.reuseDetection == .family {
          promises.append(oneFamily(settings))
        }
      }
      return promises
    }

    /// Whether a rotated token is ever refused.
    private static func spends(_ settings: AuthSettings) -> Bool {
      settings.remembersTokens && settings.tokens.revocation.afterRotation
        && settings.tokens.rotation.reuseDetection != .none
    }

    private static func steady(_ settings: AuthSettings) -> Promise {
      let name = settings.cookies.refresh.name
      var steps: [Probe.Step] = [.login, .send(.refresh(by: "login", settings), as: "first")]
      steps += pause(settings.refreshRate, for: 2)
      steps.append(.send(.refresh(by: "login", settings), as: "second"))
      return Promise(
        "refresh-token-kept", "one refresh token serves again and again",
        ["tokens.rotation.enabled"],
        steps: steps,
        expect: [
          .status("first", 200), .status("second", 200),
          Expectation("second", "no new refresh cookie") {
            $0.response.setCookie(name) == nil ? nil : "a new refresh cookie"
          },
        ], held: "200 twice, no new cookie")
    }

    private static func replaced(_ settings: AuthSettings) -> Promise {
      let name = settings.cookies.refresh.name
      return Promise(
        id: "refresh-token-replaced", title: "each refresh hands out a new refresh token",
        fields: ["tokens.rotation.enabled"],
        probe: Probe(
          steps: { settings in
            // Without identifiers two tokens of one second are the same text.
            let wait: [Probe.Step] =
              settings.tokens.idClaim == nil ? [.advance(.seconds(1))] : []
            return [.login] + wait
              + [.send(.nextRefresh(after: "login", settings), as: "refresh")]
          }
        ) { transcript in
          transcript.judging("refresh") { refresh in
            let old = transcript["login"]?.response.setCookie(name).flatMap { SetCookieLine($0) }
            guard let new = refresh.response.setCookie(name).flatMap({ SetCookieLine($0) }),
              !new.isDeletion, new.bareValue != old?.bareValue
            else {
              return .revealed(Evidence("no new refresh token", bytes: [refresh.summary]))
            }
            return .held(observed: "a new token")
          }
        })
    }

    private static func late(_ settings: AuthSettings) -> Promise {
      let grace = settings.tokens.rotation.grace
      var names = ["first", "late"]
      var steps: [Probe.Step] = [
        .login, .send(.refresh(by: "login", settings), as: "first"),
        .advance(grace - .seconds(1)), .send(.refresh(by: "login", settings), as: "late"),
      ]
      if settings.tellsUser {
        names.append("user")
        steps.append(.send(.user(by: "late", settings), as: "user"))
      }
      return Promise(
        "late-refresh-answered", "a late copy is answered within the grace",
        ["tokens.rotation.grace"],
        steps: steps, expect: names.map { .status($0, 200) },
        held: "200 after \(WholeSeconds(seconds: grace.components.seconds - 1))")
    }

    private static func spent(_ settings: AuthSettings) -> Promise {
      let rotation = settings.tokens.rotation
      let isFamily = rotation.reuseDetection == .family
      let wait = pause(settings.refreshRate, for: 3)
      var steps: [Probe.Step] = [
        .login, .send(.refresh(by: "login", settings), as: "refresh"),
        .advance(rotation.grace + .seconds(1)),
      ]
      steps += wait
      steps.append(.send(.refresh(by: "login", settings), as: "replay"))
      steps += wait
      steps.append(.send(.refresh(by: "refresh", settings), as: "successor"))
      return Promise(
        "replay-refused",
        isFamily
          ? "a replayed refresh token ends its whole family"
          : "a replayed refresh token is refused, its successor lives on",
        ["tokens.rotation.reuse_detection", "tokens.rotation.grace"],
        steps: steps,
        expect: [.status("replay", 401), .status("successor", isFamily ? 401 : 200)],
        held: isFamily ? "401, and 401 for the successor" : "401, and 200 for the successor")
    }

    /// Refreshes at once, as two tabs do: with a grace everybody stays signed in.
    private static func parallel(_ settings: AuthSettings) -> Promise {
      let hasGrace = settings.tokens.rotation.grace >= .seconds(2)
      let times = tabs(settings)
      return Promise(
        id: "parallel-refreshes", title: "\(times) refreshes at once leave one good session",
        fields: ["tokens.rotation.grace"],
        probe: Probe(
          needs: [.account, .intrusion],
          steps: { settings in
            [.login, .parallel(.refresh(by: "login", settings), times: times, as: "tab")]
          }
        ) { transcript in
          let statuses = transcript.flood("tab").map(\.response.status)
          guard statuses.count == times else { return .unreachable("not every tab got an answer") }
          let good = statuses.count { $0 == 200 }
          let seen = "\(good) of \(times) answered 200"
          return (hasGrace ? good == times : good == 1)
            ? .held(observed: seen) : .revealed(Evidence(seen, bytes: ["\(statuses)"]))
        })
    }
  }
#endif
