#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// How often things may be tried.
  @Suite struct ThrottleTests {
    private static var settings: AuthSettings {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.rates.login = AuthSettings.Rate(count: 2, per: .seconds(60))
      return settings
    }

    @Test func `a refusal says when to try again, and then lets in`() async throws {
      try await RunningServer.with(Self.settings) { running in
        for _ in 0..<2 {
          let login = try await running.logIn()
          #expect(login.status == 200)
        }
        running.clock.advance(by: .seconds(2))
        let refused = try await running.logIn()
        #expect(refused.status == 429)
        #expect(refused["retry-after"] == "58")
        #expect(refused.body.contains("Expected available in 58 seconds."))
        running.clock.advance(by: .seconds(58))
        let admitted = try await running.logIn()
        #expect(admitted.status == 200)
      }
    }

    @Test(arguments: [(0, 429), (1, 429), (2, 200)])
    func `what stands left of the trusted hops in X-Forwarded-For changes nothing`(
      hops: Int, third: Int
    ) async throws {
      var settings = Self.settings
      settings.transport.proxy.hops = hops
      settings.throttle.key = [.address]
      try await RunningServer.with(settings) { running in
        var last = 0
        for number in 1...3 {
          let chain = "198.51.100.\(number), 192.0.2.1"
          last = try await running.logIn(fields: ["X-Forwarded-For": chain]).status
        }
        #expect(last == third)
      }
    }

    @Test func `an account that is guessed at slows down, and its known device does not`()
      async throws
    {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.rates.login = nil
      settings.throttle.lockout.failures = 3
      try await RunningServer.with(settings) { running in
        let known = try await running.logIn().cookie("refresh") ?? ""
        for _ in 0..<3 {
          _ = try await running.client.send(
            "POST", RunningServer.login, body: #"{"username":"alice","password":"wrong"}"#)
        }
        let stranger = try await running.logIn()
        #expect(stranger.status == 429)
        let owner = try await running.client.send(
          "POST", RunningServer.login, body: running.credentials, cookies: ["refresh": known])
        #expect(owner.status == 200)
      }
    }

    /// Bodies that name one account, or none, in different ways; the number counts the tries.
    enum Disguise: CaseIterable {
      case name, newAddresses, nameAndAddress, nobodyNewAddresses, newNamesNobodysAddress

      func fields(_ number: Int) -> String {
        switch self {
        case .name: #""username":"alice""#
        case .newAddresses: #""username":"alice","email":"x\#(number)@y.example""#
        case .nameAndAddress:
          number.isMultiple(of: 2) ? #""username":"alice""# : #""email":"Alice@example.com""#
        case .nobodyNewAddresses: #""username":"nobody","email":"x\#(number)@y.example""#
        case .newNamesNobodysAddress: #""username":"x\#(number)","email":"nobody@y.example""#
        }
      }
    }

    @Test(arguments: Disguise.allCases, [true, false])
    func `an account has one allowance, whatever stands beside its name`(
      disguise: Disguise, isLockout: Bool
    ) async throws {
      var settings = Self.settings
      settings.throttle.key = [.account]
      if isLockout {
        settings.throttle.rates.login = nil
        settings.throttle.lockout.failures = 2
      }
      try await RunningServer.with(settings) { running in
        var statuses: [Int] = []
        for number in 1...3 {
          let body = #"{\#(disguise.fields(number)),"password":"guess"}"#
          statuses.append(
            try await running.client.send("POST", RunningServer.login, body: body).status)
        }
        #expect(statuses == [400, 400, 429])
      }
    }

    @Test func `one's own password does not give back tries at another's`() async throws {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.key = [.account]
      settings.throttle.rates.login = nil
      settings.throttle.lockout.failures = 2
      try await RunningServer.with(settings) { running in
        let hash = try PasswordHash.make("mallory's own", cost: .fast)
        try await running.server.users.add(
          username: "mallory", email: "mallory@example.com", passwordHash: hash)
        var statuses: [Int] = []
        for fields in [
          #""username":"alice","password":"guess""#,
          #""username":"alice","email":"mallory@example.com","password":"mallory's own""#,
          #""username":"alice","password":"guess""#, #""username":"alice","password":"guess""#,
        ] {
          let answer = try await running.client.send(
            "POST", RunningServer.login, body: "{\(fields)}")
          statuses.append(answer.status)
        }
        #expect(statuses == [400, 200, 400, 429])
      }
    }
  }
#endif
