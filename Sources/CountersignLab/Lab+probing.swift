#if Server
  import CountersignBrowser
  import CountersignKeys
  package import CountersignRules
  import CountersignServer
  package import CountersignSettings
  package import CountersignWire

  extension Lab {
    /// Carries out one experiment against a server of its own.
    ///
    /// The prober stands where the profile's proxy stands: it adds what the proxy would add. It may
    /// move the server's clock, and is allowed to intrude. A server that refuses to start is judged
    /// where the experiment is about that.
    ///
    /// - Throws: What keeps the server from starting.
    /// - Returns: What was exchanged, and what it proves.
    package func run(
      _ probe: Probe, against compiled: CompiledProfile, given premises: Premises = Premises()
    ) async throws -> ProbeRun {
      let settings = compiled.settings
      if let ignorance = premises.ignorance(of: probe.likeness, settings) {
        return .unreachable(ignorance, settings)
      }
      do {
        return try await withServer(compiled, likeness: probe.likeness, given: premises) { server in
          let runner = try ProbeRunner(
            target: try server.target(for: settings), settings: settings,
            clock: { server.start })
          return await runner.run(probe)
        }
      } catch let error as ServerError {
        return try probe.judging(error, settings)
      } catch let error as LabError where !probe.likeness.isEmpty {
        return .unreachable("\(error)", settings)
      } catch let error as CryptoError where !probe.likeness.isEmpty {
        return .unreachable("the lab cannot make what is like it: \(error)", settings)
      }
    }
  }

  extension ProbeRun {
    /// An experiment that was not made.
    fileprivate static func unreachable(_ reason: String, _ settings: AuthSettings) -> ProbeRun {
      ProbeRun(transcript: Transcript(settings: settings), judgement: .unreachable(reason))
    }
  }

  extension Probe {
    /// What it proves that the server does not start; throws the reason where that proves nothing.
    fileprivate func judging(_ error: ServerError, _ settings: AuthSettings) throws -> ProbeRun {
      var transcript = Transcript(settings: settings)
      transcript.refusal = "\(error)"
      let judgement = judge(transcript)
      if case .revealed = judgement {
        return ProbeRun(transcript: transcript, judgement: judgement)
      }
      guard !likeness.isEmpty else { throw error }
      return ProbeRun(
        transcript: transcript, judgement: .unreachable("the server does not start: \(error)"))
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
      target.workers = workers.map { WireAddress(host: "127.0.0.1", port: $0) }
      target.front = FrontProxy(settings)
      target.account = ProbeTarget.Account(
        username: account.username, password: account.password)
      target.secondAccount = ProbeTarget.Account(
        username: secondAccount.username, password: secondAccount.password)
      target.allowsIntrusion = true
      target.advance = { [clock] in clock.advance(by: $0) }
      target.operate = operate
      target.sign = sign
      return target
    }
  }
#endif
