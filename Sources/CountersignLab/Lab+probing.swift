#if Server
  import CountersignBrowser
  package import CountersignRules
  import CountersignServer
  package import CountersignSettings
  package import CountersignWire

  extension Lab {
    /// Carries out one experiment against a server of its own.
    ///
    /// The prober stands where the profile's proxy stands: it adds what the proxy would add. It may
    /// move the server's clock, and is allowed to intrude.
    ///
    /// - Throws: What keeps the server from starting.
    /// - Returns: What was exchanged, and what it proves.
    package func run(_ probe: Probe, against compiled: CompiledProfile) async throws -> ProbeRun {
      let settings = compiled.settings
      return try await withServer(compiled) { server in
        let runner = try ProbeRunner(
          target: try server.target(for: settings), settings: settings,
          clock: { server.start })
        return await runner.run(probe)
      }
    }
  }

  extension LabServer {
    /// The server as an experiment's target.
    fileprivate func target(for settings: AuthSettings) throws -> ProbeTarget {
      var target = ProbeTarget(
        api: try WebURL(parsing: settings.site.api + "/"),
        security: authorityPEM.map { .tls(.pem(Array($0.utf8))) } ?? .plain)
      target.address = WireAddress(host: "127.0.0.1", port: port)
      target.plainAddress = plainPort.map { WireAddress(host: "127.0.0.1", port: $0) }
      target.front = FrontProxy(settings)
      target.account = ProbeTarget.Account(
        username: account.username, password: account.password)
      target.secondAccount = ProbeTarget.Account(
        username: secondAccount.username, password: secondAccount.password)
      target.allowsIntrusion = true
      target.advance = { [clock] in clock.advance(by: $0) }
      return target
    }
  }
#endif
