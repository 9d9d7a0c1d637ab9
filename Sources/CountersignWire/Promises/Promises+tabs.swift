#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// How many tabs refresh at once: no more than the limit lets through.
    static func tabs(_ settings: AuthSettings) -> Int {
      max(2, min(8, settings.refreshRate?.count ?? 8))
    }

    /// What refreshes at once leave behind: nobody loses a cookie, and within the grace all of them
    /// are signed in, with one family or, for `on_grace: successor`, one and the same token.
    static func parallelCookies(_ settings: AuthSettings) -> Promise {
      let times = tabs(settings)
      let hasGrace = settings.tokens.rotation.grace >= .seconds(2)
      let names = hasGrace && settings.tellsUser ? (1...times).map { "tab.\($0)" } : []
      return Promise(
        id: "parallel-refreshes-keep-cookies",
        title: "\(times) refreshes at once delete nobody's cookies",
        fields: ["tokens.rotation.grace", "tokens.rotation.on_grace"],
        probe: Probe(
          needs: [.account, .intrusion],
          steps: { settings in
            [.login, .parallel(.refresh(by: "login", settings), times: times, as: "tab")]
              + names.map { .send(.user(by: $0, settings), as: "user of \($0)") }
          }
        ) { judge($0, times: times, names: names) })
    }

    /// What refreshes at once hand out is one family: a replay after the grace ends all of it.
    static func oneFamily(_ settings: AuthSettings) -> Promise {
      let times = tabs(settings)
      let names = (1...times).map { "tab.\($0)" }
      // At the slowest limit each request waits for a period of its own.
      let wait = pause(settings.refreshRate, for: 2 * times + 1)
      var steps: [Probe.Step] = [
        .login, .parallel(.refresh(by: "login", settings), times: times, as: "tab"),
        .advance(settings.tokens.rotation.grace + .seconds(1)),
      ]
      steps += wait + [.send(.refresh(by: "login", settings), as: "replay")]
      for name in names {
        steps += wait + [.send(.refresh(by: name, settings), as: "after \(name)")]
      }
      return Promise(
        "parallel-refreshes-one-family",
        "\(times) refreshes at once leave one family, which a late replay ends",
        ["tokens.rotation.grace", "tokens.rotation.reuse_detection"],
        needs: [.account, .intrusion], steps: steps,
        expect: [.status("tab.1", 200), .status("replay", 401)]
          + names.map { .status("after \($0)", 401) },
        held: "401 for the replay and for \(times) tabs")
    }

    private static func judge(
      _ transcript: Transcript, times: Int, names: [String]
    ) -> Judgement {
      let tabs = transcript.flood("tab")
      guard tabs.count == times else { return .unreachable("not every tab got an answer") }
      let settings = transcript.settings
      let lines = tabs.flatMap(\.response.setCookies).compactMap { SetCookieLine($0) }
      if let deleted = lines.first(where: \.isDeletion) {
        return .revealed(Evidence("\(deleted.name) is deleted", bytes: [deleted.attributeText]))
      }
      for name in names {
        guard let user = transcript["user of \(name)"] else {
          return .revealed(Evidence("\(name) got no access cookie", bytes: tabs.map(\.summary)))
        }
        guard user.response.status == 200 else {
          return .revealed(Evidence("\(name) is signed out", bytes: [user.summary]))
        }
      }
      let tokens = Set(
        lines.filter { $0.name == settings.cookies.refresh.name }.map(\.bareValue))
      guard names.isEmpty || settings.tokens.rotation.onGrace != .successor || tokens.count == 1
      else {
        return .revealed(
          Evidence("\(tokens.count) refresh tokens, promised one", bytes: tabs.map(\.summary)))
      }
      return .held(observed: names.isEmpty ? "none deleted" : "none deleted, all signed in")
    }
  }
#endif
