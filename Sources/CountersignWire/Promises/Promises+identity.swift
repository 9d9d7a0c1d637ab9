#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Who a session belongs to.
    static func identity(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil, settings.routes.user != nil,
        settings.tokens.acceptFrom.contains(.cookie)
      else { return [] }
      return [
        Promise(
          id: "own-account", title: "each session is shown its own account",
          fields: ["tokens.user_id_claim", "routes.user"],
          probe: Probe(needs: [.account, .secondAccount], steps: twoUsers) { transcript in
            judgeIdentity(transcript)
          })
      ]
    }

    /// Two users at once, the first asks before and after the second.
    private static func twoUsers(_ settings: AuthSettings) -> [Probe.Step] {
      [
        .send(ProbeRequest(.login, cookies: .none), as: "login"),
        .send(ProbeRequest(.login, cookies: .none, body: .secondCredentials), as: "second login"),
        .send(.user(by: "login", settings), as: "first user"),
        .send(.user(by: "second login", settings), as: "second user"),
        .send(.user(by: "login", settings), as: "first user again"),
      ]
    }

    private static func judgeIdentity(_ transcript: Transcript) -> Judgement {
      let names = ["first user", "second user", "first user again"]
      let exchanges = names.compactMap { transcript[$0] }
      guard exchanges.count == names.count else {
        return .unreachable("not every session was asked for its account")
      }
      guard exchanges.allSatisfy({ $0.response.status == 200 }) else {
        let statuses = exchanges.map { "\($0.response.status)" }.joined(separator: ", ")
        return .revealed(
          Evidence("\(statuses), promised 200", bytes: exchanges.map(\.summary)))
      }
      let (first, second, again) = (exchanges[0], exchanges[1], exchanges[2])
      guard first.response.body == again.response.body else {
        return .revealed(
          Evidence("the first session is shown two accounts", bytes: [again.summary]))
      }
      guard first.response.body != second.response.body else {
        return .revealed(
          Evidence("two users are shown the same account", bytes: [second.summary]))
      }
      return .held(observed: "two users, two accounts")
    }
  }
#endif
