#if Server
  import CountersignSettings
  import CountersignWire
  import NIOCore
  import NIOPosix
  import Testing

  /// A server that shows no certificate: it hangs up, or it says nothing at all.
  @Suite("The question for certificates")
  struct CertificateQuestionTests {
    @Test("takes the end of the connection for an answer")
    func sentAway() async throws {
      let chain = try await ScriptedServer.with({ _ in .hangUp }) { server in
        try await Self.client(server.port, patience: .seconds(60)).presentedChain(.v1_1)
      }
      #expect(chain == nil)
    }

    @Test("does not take silence for one")
    func silence() async throws {
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .bind(host: "127.0.0.1", port: 0).get()
      let client = try Self.client(listener.localAddress?.port ?? 0, patience: .seconds(1))
      await #expect(throws: WireFailure.timedOut(.answering, seconds: 1)) {
        try await client.presentedChain(.v1_1)
      }
      try await listener.close()
    }

    private static func client(
      _ port: Int, patience: Duration
    ) throws(WireFailure) -> HTTPClient {
      var limits = WireLimits()
      limits.connecting = patience
      return try HTTPClient(
        address: WireAddress(host: "127.0.0.1", port: port), serverName: "api.a.de",
        security: .tls(.system), limits: limits)
    }
  }
#endif
