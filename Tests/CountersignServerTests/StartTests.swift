#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Foundation
  import Testing

  /// What keeps a server from starting.
  @Suite struct StartTests {
    private func start(
      _ options: ServerOptions, octets: Int = 64
    ) async throws -> AuthServer {
      try await AuthServer(
        .plain, secrets: ServerSecrets(signing: SecretBytes(RandomBytes.make(octets))),
        options: options)
    }

    @Test(arguments: ["0.0.0.0", "192.0.2.1", "::", "example.com"])
    func `a lab build listens on loopback only`(address: String) async throws {
      var options = ServerOptions()
      options.isLab = true
      options.address = address
      await #expect(throws: ServerError.labNotOnLoopback(address: address)) {
        _ = try await start(options)
      }
    }

    @Test func `a short key is refused outside the lab`() async throws {
      await #expect(throws: ServerError.keyTooShort(algorithm: "HS256", octets: 31, minimum: 32)) {
        _ = try await start(ServerOptions(), octets: 31)
      }
      var options = ServerOptions()
      options.isLab = true
      _ = try await start(options, octets: 31)
    }

    @Test func `a port in use is named`() async throws {
      try await RunningServer.with(.plain) { running in
        var options = ServerOptions()
        options.port = running.client.port
        let second = try await start(options)
        await #expect(
          throws: ServerError.portInUse(address: "127.0.0.1", port: running.client.port)
        ) {
          try await second.run()
        }
      }
    }

    @Test(arguments: ["192.0.2.1", "no-such-host.invalid"])
    func `an address that this machine has not is named`(address: String) async throws {
      var options = ServerOptions()
      options.address = address
      let server = try await start(options)
      await #expect(throws: ServerError.addressUnavailable(address)) { try await server.run() }
    }

    @Test func `a missing variable is named without its content`() async throws {
      var settings = AuthSettings.plain
      settings.keys.signing = .environment("JWT_KEY")
      await #expect(
        throws: ServerError.secret(role: "keys.signing", .variableMissing("JWT_KEY"))
      ) {
        _ = try await AuthServer(settings, environment: [:], directory: "/")
      }
    }

    @Test
    func `a public key beside an HMAC secret verifies nothing`() async throws {
      let publicPEM = try KeyGenerator.make(.ec(.p256)).publicPEM
      try await RunningServer.with(
        .plain, verifying: SecretBytes(text: publicPEM)
      ) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let own = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": access])
        #expect(own.status == 200)
        let parts = access.split(separator: ".")
        let input = Array("\(parts[0]).\(parts[1])".utf8)
        let code = Digest.hmacSHA256(input, key: Array(publicPEM.utf8))
        let signature = Data(code).base64EncodedString().replacing("+", with: "-")
          .replacing("/", with: "_").replacing("=", with: "")
        let forged = "\(parts[0]).\(parts[1]).\(signature)"
        let other = try await running.client.send(
          "GET", "/api/data/", cookies: ["access": forged])
        #expect(other.status == 401)
      }
    }

    private static func settings(for kind: KeyKind) -> AuthSettings {
      var settings = AuthSettings.plain
      settings.tokens.algorithm =
        switch kind {
        case .rsa: .rs256
        case .ec: .es256
        default: .edDSA
        }
      settings.tokens.allowedAlgorithms = [settings.tokens.algorithm]
      return settings
    }

    @Test(arguments: [KeyKind.rsa(bits: 2048), .ec(.p256), .ed25519], [true, false])
    func `a public key does not sign`(kind: KeyKind, isLab: Bool) async throws {
      let pem = try KeyGenerator.make(kind).publicPEM
      var options = ServerOptions()
      options.isLab = isLab
      await #expect(throws: ServerError.keyNotPrivate(role: "keys.signing")) {
        try await RunningServer.with(
          Self.settings(for: kind), key: SecretBytes(text: pem), options: options
        ) { _ in }
      }
    }

    @Test(arguments: [KeyKind.rsa(bits: 2048), .ec(.p256), .ed25519])
    func `a public key of another pair is refused outside the lab`(kind: KeyKind) async throws {
      let key = try KeyGenerator.make(kind).privatePEM
      let foreign = SecretBytes(text: try KeyGenerator.make(kind).publicPEM)
      await #expect(throws: ServerError.keysUnpaired) {
        try await RunningServer.with(Self.settings(for: kind), key: key, verifying: foreign) { _ in
        }
      }
      var options = ServerOptions()
      options.isLab = true
      try await RunningServer.with(
        Self.settings(for: kind), key: key, verifying: foreign, options: options
      ) { running in
        let login = try await running.logIn()
        #expect(login.status == 200)
      }
    }

    @Test(arguments: [KeyKind.rsa(bits: 2048), .ec(.p256), .ed25519])
    func `asymmetric keys sign, and their public half is published`(kind: KeyKind) async throws {
      let key = try KeyGenerator.make(kind).privatePEM
      try await RunningServer.with(Self.settings(for: kind), key: key) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(data.status == 200)
        let keys = try await running.client.send("GET", "/.well-known/jwks.json")
        #expect(keys.status == 200)
        #expect(keys.body.contains(#""use":"sig""#))
        #expect(!keys.body.contains(#""d":"#))
      }
    }
  }
#endif
