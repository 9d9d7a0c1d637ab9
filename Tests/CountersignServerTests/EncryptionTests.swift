#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Logging
  import Synchronization
  import Testing

  /// What must not be seen by others: the wire, the log.
  @Suite struct EncryptionTests {
    @Test func `the server ends TLS with the certificate it is given`() async throws {
      let certificate = try ThrowAwayCertificate.forLocalhost()
      var settings = AuthSettings.plain
      settings.site.api = "https://localhost"
      settings.transport.plainHTTP = .refuse
      settings.transport.tls.termination = .server
      var options = ServerOptions()
      options.tls = TLSMaterial(
        chain: certificate.chainPEM, privateKey: certificate.privateKeyPEM)
      let trust = try TLSClient.trust(in: certificate)
      try await RunningServer.with(settings, options: options) { running in
        let head = "GET /api/data/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let octets = try await TLSClient.exchange(
          Array(head.utf8), running.client.port, trust
        ) { _ in false }
        let answer = String(decoding: octets, as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 401 "))
        #expect(answer.contains("Strict-Transport-Security: max-age=31536000"))
      }
    }

    /// What a second port without TLS answers, as the profile says; status and location.
    @Test(
      arguments: [
        (AuthSettings.PlainHTTP.refuse, "GET", "/api/data/", "403", nil),
        (.redirect, "GET", "/api/data/?page=2", "308", "https://localhost/api/data/?page=2"),
        (.redirect, "POST", "/api/auth/login/", "403", nil),
        (.serve, "GET", "/api/data/", "401", nil),
      ] as [(AuthSettings.PlainHTTP, String, String, String, String?)])
    func `a second port without TLS does what the profile says`(
      _ plainHTTP: AuthSettings.PlainHTTP, method: String, path: String, status: String,
      location: String?
    ) async throws {
      let certificate = try ThrowAwayCertificate.forLocalhost()
      var settings = AuthSettings.plain
      settings.site.api = "https://localhost"
      settings.transport.plainHTTP = plainHTTP
      settings.transport.tls.termination = .server
      var options = ServerOptions()
      options.tls = TLSMaterial(
        chain: certificate.chainPEM, privateKey: certificate.privateKeyPEM)
      let (ports, port) = AsyncStream<Int>.makeStream()
      options.plainListener = PlainListener(port: 0) { port.yield($0) }
      try await RunningServer.with(settings, options: options) { _ in
        let number = try #require(await ports.first { _ in true })
        let answer = try await RawClient(port: number).send(method, path)
        #expect("\(answer.status)" == status)
        #expect(answer.all("location").first == location)
        #expect(answer.all("strict-transport-security").isEmpty)
      }
    }

    @Test func `a server without TLS has no second port`() async throws {
      var options = ServerOptions()
      options.plainListener = PlainListener(port: 0)
      await #expect(throws: ServerError.tlsEndsElsewhere) {
        _ = try await AuthServer(
          .plain, secrets: ServerSecrets(signing: SecretBytes(RandomBytes.make(32))),
          options: options)
      }
    }

    @Test func `a key that is not the certificate's is refused`() async throws {
      let certificate = try ThrowAwayCertificate.forLocalhost()
      var options = ServerOptions()
      options.tls = TLSMaterial(
        chain: certificate.chainPEM,
        privateKey: try ThrowAwayCertificate.forLocalhost().privateKeyPEM)
      await #expect(throws: ServerError.self) {
        _ = try await AuthServer(
          .plain, secrets: ServerSecrets(signing: SecretBytes(RandomBytes.make(32))),
          options: options)
      }
    }

    @Test func `neither tokens nor passwords are in the log`() async throws {
      let log = LineLog()
      var options = ServerOptions()
      options.logger = Logger(label: "test") { _ in log }
      try await RunningServer.with(.plain, options: options, isSilent: false) { running in
        let login = try await running.logIn()
        let access = login.cookie("access") ?? ""
        _ = try await running.client.send("GET", "/api/data/?token=\(access)")
        _ = try await running.refresh(login.cookie("refresh"))
        let lines = log.lines.withLock(\.self).joined(separator: "\n")
        #expect(lines.contains("/api/auth/login/"))
        for secret in [access, login.cookie("refresh") ?? "", running.password] {
          #expect(!lines.contains(secret))
        }
      }
    }
  }

  /// A log that keeps its lines with all that is in them.
  final class LineLog: LogHandler, Sendable {
    let lines = Mutex<[String]>([])
    private let held = Mutex<Logger.Metadata>([:])

    var logLevel: Logger.Level {
      get { .trace }
      set {}
    }

    var metadata: Logger.Metadata {
      get { held.withLock(\.self) }
      set { held.withLock { $0 = newValue } }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { held.withLock { $0[key] = newValue } }
    }

    func log(event: LogEvent) {
      lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
    }
  }
#endif
