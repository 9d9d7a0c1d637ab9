#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import NIOCore
  import NIOPosix
  import Testing

  /// Clients that send much, slowly, or nothing.
  @Suite struct LimitTests {
    private static var impatient: ServerOptions {
      var options = ServerOptions()
      options.idleTime = .seconds(1)
      return options
    }

    @Test(arguments: [
      "",
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + String(repeating: "a", count: 4000),
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ])
    func `a connection that is silent or trickles is closed in time`(text: String) async throws {
      try await RunningServer.with(.plain, options: Self.impatient) { running in
        let time = try await ContinuousClock().measure {
          try await Trickle.send(text, to: running.client.port, every: .milliseconds(50))
        }
        #expect(time < .seconds(60))
        // Meanwhile and after it others are answered.
        let other = try await running.client.send("GET", "/healthz")
        #expect(other.status == 200)
      }
    }

    @Test func `a TLS handshake that does not begin is ended in time`() async throws {
      let certificate = try ThrowAwayCertificate.make(
        hosts: ["localhost"], notBefore: 1_790_000_000, lifetime: .seconds(3600))
      var options = Self.impatient
      options.tls = TLSMaterial(
        chain: certificate.chainPEM, privateKey: certificate.privateKeyPEM)
      try await RunningServer.with(.plain, options: options) { running in
        let time = try await ContinuousClock().measure {
          try await Trickle.send("", to: running.client.port, every: .milliseconds(50))
        }
        #expect(time < .seconds(60))
      }
    }

    @Test func `one connection too many waits until another is closed`() async throws {
      var options = Self.impatient
      options.connectionLimit = 2
      try await RunningServer.with(.plain, options: options) { running in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<2 {
            group.addTask {
              try await Trickle.send("", to: running.client.port, every: .milliseconds(50))
            }
          }
          try await Task.sleep(for: .milliseconds(300))
          var answer: RawAnswer?
          let time = try await ContinuousClock().measure {
            answer = try await running.client.send("GET", "/healthz")
          }
          #expect(answer?.status == 200)
          #expect(time > .milliseconds(200))
          try await group.waitForAll()
        }
      }
    }

    @Test(arguments: [
      "X-Large: " + String(repeating: "a", count: 20_000),
      (0..<150).map { "X-\($0): a" }.joined(separator: "\r\n"),
      (0..<9).map { "X-\($0): " + String(repeating: "a", count: 4000) }.joined(separator: "\r\n"),
    ])
    func `too much of a head is refused`(fields: String) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.exchange(
          "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(fields)\r\n\r\n")
        #expect([400, 431].contains(answer.status))
      }
    }
  }

  /// A client that sends a letter at a time and then waits for the server to hang up.
  enum Trickle {
    /// Returns when the server has closed the connection.
    static func send(_ text: String, to port: Int, every pause: Duration) async throws {
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: port).get()
      do {
        for letter in text.utf8 where channel.isActive {
          try await channel.writeAndFlush(ByteBuffer(bytes: [letter]))
          try await Task.sleep(for: text.hasSuffix("\r\n\r\n") ? .zero : pause)
        }
      } catch {
        // The server may hang up between two letters.
      }
      try await channel.closeFuture.get()
    }
  }
#endif
