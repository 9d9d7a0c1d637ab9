#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Secrets that are written down in an encoding.
  @Suite struct SecretTextTests {
    private static let texts: [(String, AuthSettings.KeyEncoding, String?)] = [
      ("QUJD", .base64, "ABC"), ("QUI=", .base64, "AB"),
      ("QQ==", .base64, "A"), ("QQ", .base64url, "A"), ("QU JD\n", .base64, "ABC"),
      ("QUJD=QUJD", .base64, nil), ("QQ===", .base64, nil), ("=", .base64, nil),
      ("QUJD=", .base64url, "ABC"), ("414243", .hex, "ABC"), ("4142=3", .hex, nil),
    ]

    @Test(arguments: texts)
    func `are taken whole or not at all`(
      text: String, encoding: AuthSettings.KeyEncoding, octets: String?
    ) throws {
      let resolver = SecretResolver(environment: ["KEY": text], directory: ".")
      let found = try? resolver.key(at: .environment("KEY"), encoding: encoding).utf8Text
      #expect(found == octets)
    }

    @Test func `a public key is no secret outside the lab`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.algorithm = .rs256
      settings.tokens.allowedAlgorithms = [.rs256, .hs256]
      let key = try KeyGenerator.make(.rsa(bits: 2048)).privatePEM
      await #expect(throws: ServerError.keyUnusable(algorithm: "HS256", role: "keys.verifying")) {
        try await RunningServer.with(settings, key: key) { _ in }
      }
      var options = ServerOptions()
      options.isLab = true
      try await RunningServer.with(settings, key: key, options: options) { running in
        let login = try await running.logIn()
        #expect(login.status == 200)
      }
    }
  }
#endif
