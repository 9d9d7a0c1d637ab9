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
      let names = settings.routes.refresh == nil ? ["login"] : ["login", "refresh"]
      return Promise(
        id: "tokens-in-bodies", title: "answers carry tokens as written", fields: ["tokens.body"],
        probe: Probe(steps: { _ in steps(names) }) { transcript in
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

    private static func steps(_ names: [String]) -> [Probe.Step] {
      names == ["login"] ? [.login] : [.login, .send(ProbeRequest(.refresh), as: "refresh")]
    }

    private static func expiry(_ settings: AuthSettings) -> Promise {
      let isPromised = settings.tokens.exposeExpiry
      let lifetime = settings.tokens.accessLifetime.components.seconds
      return Promise(
        id: "expiry-in-answers",
        title: isPromised ? "login says when the tokens expire" : "login does not tell the expiry",
        fields: ["tokens.expose_expiry"],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          transcript.judging("login") { login in
            let members = JSONValue(login.response.body)
            let instant = members?["access_expiration"]?.string
            guard isPromised else {
              return instant == nil
                ? .held(observed: "no access_expiration")
                : .revealed(Evidence("access_expiration is told"))
            }
            guard let instant, let seconds = Instant.seconds(instant) else {
              return .revealed(Evidence("no access_expiration that can be read"))
            }
            let cookie = login.response.setCookie(settings.cookies.access.name)
            let token = cookie.flatMap { SetCookieLine($0) }.flatMap { Token($0.bareValue) }
            if let expiry = token?.expiry, abs(expiry - seconds) > 1 {
              return .revealed(Evidence("access_expiration is not the token's exp"))
            }
            let relative = members?["access_expires_in"]?.integer
            guard relative == nil || abs((relative ?? 0) - lifetime) <= 1 else {
              return .revealed(Evidence("access_expires_in is \(relative ?? 0)"))
            }
            return .held(observed: relative.map { "an instant, and \($0) s" } ?? "an instant")
          }
        })
    }
  }
#endif
