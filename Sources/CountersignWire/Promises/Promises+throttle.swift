#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// How often things may be tried, and whom the limits count.
    static func throttle(_ settings: AuthSettings) -> [Promise] {
      let throttle = settings.throttle
      guard throttle.enabled else { return [] }
      var promises: [Promise] = []
      guard settings.routes.login != nil else { return [] }
      if let rate = tried(throttle.rates.login) {
        promises += logins(rate, settings).map { $0.timed("guess", rate) }
      }
      if let rate = tried(throttle.rates.refresh), settings.refreshes {
        promises.append(refresh(rate.count, settings).timed("refresh", rate))
      }
      if let rate = tried(throttle.rates.verify), settings.routes.verify != nil {
        promises.append(verify(rate.count).timed("verify", rate))
      }
      return promises
    }

    private static func logins(
      _ rate: AuthSettings.Rate, _ settings: AuthSettings
    ) -> [Promise] {
      let throttle = settings.throttle
      let lockout = throttle.lockout.failures ?? .max
      let byAddress = throttle.key.contains(.address) ? [byAddress(rate.count, settings)] : []
      let isByAccount = throttle.key.contains(.account) && lockout > rate.count
      return byAddress + (isByAccount ? [byAccount(rate.count)] : [])
    }

    /// A limit whose requests can be tried.
    private static func tried(_ rate: AuthSettings.Rate?) -> AuthSettings.Rate? {
      rate.flatMap { $0.count <= 100 ? $0 : nil }
    }

    /// Names that nobody has, each behind another forged X-Forwarded-For: one address all the same.
    private static func byAddress(_ count: Int, _ settings: AuthSettings) -> Promise {
      let guesses = (1...count + 1).map { number in
        Probe.Step.send(.guess(number: number), as: "guess \(number)")
      }
      let retry =
        settings.throttle.retryAfter
        ? [
          Expectation("guess \(count + 1)", "Retry-After") {
            $0.response.header("retry-after").map(RetryAfter.isReadable) == true
              ? nil : "no Retry-After"
          }
        ] : []
      return Promise(
        "login-limit-by-address",
        "guesses from one address are limited, forged headers or not",
        ["throttle.rates.login", "throttle.key", "transport.proxy.hops"],
        needs: [.intrusion], steps: guesses,
        expect: [
          Expectation("guess \(count)", "no 429 yet") {
            $0.response.status == 429 ? "429" : nil
          }, .status("guess \(count + 1)", 429),
        ] + retry, held: "429 at guess \(count + 1)")
    }

    /// One account, each guess from another address.
    private static func byAccount(_ count: Int) -> Promise {
      Promise(
        "login-limit-by-account", "guesses at one account are limited from all addresses together",
        ["throttle.rates.login", "throttle.key"], needs: [.account, .intrusion],
        steps: (1...count + 1).map { number in
          .send(
            ProbeRequest(.login, cookies: .none, body: .wrongPassword, client: number),
            as: "guess \(number)")
        },
        expect: [.status("guess \(count)", 400), .status("guess \(count + 1)", 429)],
        held: "429 at guess \(count + 1)")
    }

    private static func refresh(_ count: Int, _ settings: AuthSettings) -> Promise {
      Promise(
        "refresh-limit", "refreshes are limited", ["throttle.rates.refresh"],
        needs: [.account, .intrusion],
        steps: [.login]
          + (1...count + 1).map { number in
            let last = number == 1 ? "login" : "refresh \(number - 1)"
            return .send(.nextRefresh(after: last, settings), as: "refresh \(number)")
          },
        expect: [.status("refresh \(count)", 200), .status("refresh \(count + 1)", 429)],
        held: "429 at refresh \(count + 1)")
    }

    private static func verify(_ count: Int) -> Promise {
      let request = ProbeRequest(
        .verify, cookies: .none, body: .token(member: "token", .access(from: "login")))
      return Promise(
        "verify-limit", "token verifications are limited", ["throttle.rates.verify"],
        needs: [.account, .intrusion],
        steps: [.login] + (1...count + 1).map { .send(request, as: "verify \($0)") },
        expect: [.status("verify \(count)", 200), .status("verify \(count + 1)", 429)],
        held: "429 at verification \(count + 1)")
    }
  }
#endif
