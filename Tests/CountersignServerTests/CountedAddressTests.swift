#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// By what of its address a client is counted.
  @Suite struct CountedAddressTests {
    private static var settings: AuthSettings {
      var settings = AuthSettings.plain
      settings.throttle.enabled = true
      settings.throttle.rates.login = AuthSettings.Rate(count: 1, per: .seconds(60))
      settings.throttle.key = [.address]
      settings.transport.proxy.hops = 1
      return settings
    }

    private static let pairs: [(String, String, isOne: Bool)] = [
      ("192.0.2.1", "192.0.2.2", false), ("192.0.2.1", "192.0.2.1:4711", true),
      ("192.0.2.1:1", "192.0.2.1:2", true), ("192.0.2.1", "::ffff:192.0.2.1", true),
      ("2001:db8::1", "2001:db8::2", true), ("2001:db8::1", "2001:DB8:0:0:ffff::9", true),
      ("2001:db8::1", "[2001:db8::1]:4711", true), ("2001:db8::1", "[2001:db8::7]", true),
      ("2001:db8:0:1::1", "2001:db8:0:2::1", false), ("::1", "::2", true),
      ("1:2:3:4:5:6:7:8", "1:2:3:4::", true), ("1:2:3:4:5:6:7:8", "1:2:3:5:5:6:7:8", false),
      ("fe80::1%eth0", "fe80::2%eth1", true), ("unknown", "_hidden", false), ("::x", "::y", false),
    ]

    @Test(arguments: pairs)
    func `two addresses are one client's or two`(
      first: String, second: String, isOne: Bool
    ) async throws {
      try await RunningServer.with(Self.settings) { running in
        let before = try await running.logIn(fields: ["X-Forwarded-For": first])
        #expect(before.status == 200)
        let after = try await running.logIn(fields: ["X-Forwarded-For": second])
        #expect(after.status == (isOne ? 429 : 200))
      }
    }
  }
#endif
