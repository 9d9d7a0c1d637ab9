#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// What the JSON answers of login and refresh contain.
    static func bodies(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil else { return [] }
      return [tokensInBodies(settings), expiry(settings)]
    }

    private static func tokensInBodies(_ settings: AuthSettings) -> Promise {
      let body = settings.tokens.body
      let expected = (access: body != .none, refresh: body == .all)
      let names = settings.refreshes ? ["login", "refresh"] : ["login"]
      return Promise(
        id: "tokens-in-bodies", title: "answers carry tokens as written", fields: ["tokens.body"],
        probe: Probe(steps: { steps(names, $0) }) { transcript in
          for name in names {
            guard let exchange = transcript[name], exchange.response.status == 200 else {
              return .unreachable("\(name) did not succeed")
            }
            let members = JSONValue(exchange.response.body)
            let found = (
              access: members?["access"]?.string.flatMap { Token($0) } != nil,
              refresh: members?["refresh"]?.string.flatMap { Token($0) } != nil
            )
            // Without rotation a refresh has no refresh token to hand out.
            let hasRefresh = name == "login" || settings.tokens.rotation.enabled
            if found.access != expected.access
              || found.refresh != (expected.refresh && hasRefresh)
            {
              return .revealed(
                Evidence(
                  "\(name) carries \(words(found.access, found.refresh))",
                  bytes: [exchange.response.text]))
            }
          }
          return .held(observed: words(expected.access, expected.refresh))
        })
    }

    private static func words(_ access: Bool, _ refresh: Bool) -> String {
      switch (access, refresh) {
      case (false, false): "no token"
      case (true, false): "the access token"
      case (false, true): "the refresh token"
      case (true, true): "both tokens"
      }
    }

    private static func steps(_ names: [String], _ settings: AuthSettings) -> [Probe.Step] {
      names == ["login"]
        ? [.login] : [.login, .send(.nextRefresh(after: "login", settings), as: "refresh")]
    }

    private static func expiry(_ settings: AuthSettings) -> Promise {
      let isPromised = settings.tokens.exposeExpiry
      return Promise(
        id: "expiry-in-answers",
        title: isPromised ? "login says when the tokens expire" : "login does not tell the expiry",
        fields: ["tokens.expose_expiry"],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          transcript.judging("login") { login in
            let told = [
              ToldExpiry(.access, login, settings), ToldExpiry(.refresh, login, settings),
            ]
            guard isPromised else {
              let member = told.compactMap(\.firstMember).first
              return member.map { .revealed(Evidence("\($0) is told")) }
                ?? .held(observed: "no expiration")
            }
            if let fault = told.compactMap(\.fault).first { return .revealed(Evidence(fault)) }
            return .held(observed: told.map(\.words).joined(separator: "; "))
          }
        })
    }
  }
#endif
