#if Server
  import CountersignBrowser
  import CountersignLab
  import CountersignProfile
  import CountersignSettings
  import CountersignSource
  import CountersignWire
  import Testing

  /// Our own server, verified as if it were anybody's: over TLS, at its own address.
  @Suite("Our own server, verified from outside")
  struct SiteTests {
    private static let lab = Lab(now: { 1_767_225_600_000 })

    private static let profile = """
      profile: 1
      name: outside
      environment: staging
      site: { api: "https://api.a.test", apps: [{ origin: "https://app.a.test" }] }
      routes: { csrf: /auth/csrf/ }
      throttle: { enabled: false }

      """

    @Test("keeps every promise that can be tried without intruding")
    func holds() async throws {
      let report = try await verify { _, _ in }
      let broken = report.rows.filter { $0.kind == .promise && $0.verdict == .revealed }
      #expect(broken.isEmpty, "\(broken.map { "\($0.id): \($0.observed)" })")
      #expect(report.count(.held) > 30)
      #expect(report.server == "https://api.a.test/")
    }

    @Test("is not trusted without its authority, and says whom its certificate is for")
    func untrusted() async throws {
      let fault = SiteFault.silent(
        .untrusted(reason: "it is for `api.a.test`, and no trusted authority vouches for it"))
      await #expect(throws: fault) {
        try await verify { target, _ in target.security = .tls(.system) }
      }
    }

    @Test("is not taken for another host")
    func otherHost() async throws {
      let fault = SiteFault.silent(
        .hostMismatch(host: "api.b.test", presented: ["api.a.test"]))
      await #expect(throws: fault) {
        try await verify { target, address in
          let authorities = target.security
          target = ProbeTarget(
            api: try WebURL(parsing: "https://api.b.test/"), security: authorities)
          target.address = address
        }
      }
    }

    private func verify(
      adapting adapt: @escaping @Sendable (inout ProbeTarget, WireAddress) throws -> Void
    ) async throws -> VerificationReport {
      let compiled = try Self.compiled()
      return try await Self.lab.withServer(compiled) { server in
        let address = WireAddress(host: "127.0.0.1", port: server.port)
        var target = ProbeTarget(
          api: try WebURL(parsing: compiled.settings.site.api + "/"),
          security: .tls(.pem(Array((server.authorityPEM ?? "").utf8))))
        target.address = address
        target.patience = .zero
        try adapt(&target, address)
        target.account = ProbeTarget.Account(
          username: server.account.username, password: server.account.password)
        let runner = try ProbeRunner(
          target: target, settings: compiled.settings, clock: { server.start })
        return try await SiteVerification(
          Experiments(compiled), runner: runner, manners: .init(pause: .zero)
        ).run(
          context: ReportContext(place: { _ in nil }, finding: { _ in nil }, field: { _ in nil }),
          passwords: [server.account.password], progress: { _ in })
      }
    }

    private static func compiled() throws -> CompiledProfile {
      let reader = ProfileReader(files: .texts(["outside.yaml": profile]))
      let settings = try #require(try reader.read("outside.yaml").profile).settings
      return CompiledProfile(
        settings: settings, fingerprint: "sha256:0", lab: true)
    }
  }
#endif
