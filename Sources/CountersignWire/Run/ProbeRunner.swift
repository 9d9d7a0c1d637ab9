#if Server
  package import CountersignBrowser
  package import CountersignRules
  package import CountersignSettings

  /// The one who carries out experiments against a server.
  package struct ProbeRunner: Sendable {
    package let target: ProbeTarget
    package let settings: AuthSettings
    private let agent: Agent
    private let clock: @Sendable () -> Int64
    private let clients: ProbeClients
    private let memory: TokenMemory?

    /// Creates a runner; throws `authorityUnreadable` for authorities that cannot be read.
    ///
    /// - Parameters:
    ///   - target: The server.
    ///   - settings: What it claims to follow.
    ///   - agent: The browser whose cookie jar is used.
    ///   - clock: Milliseconds since 1970.
    /// - Throws: When the client cannot be set up, as with a CA file that holds no certificate.
    package init(
      target: ProbeTarget, settings: AuthSettings, agent: Agent = .chromium,
      clock: @escaping @Sendable () -> Int64
    ) throws(WireFailure) {
      self.target = target
      self.settings = settings
      self.agent = agent
      self.clock = clock
      clients = try ProbeClients(target)
      // Where nobody can move the clock, all experiments share one server.
      memory = target.advance == nil ? TokenMemory() : nil
    }

    /// Carries out one experiment with an empty jar.
    package func run(_ probe: Probe) async -> ProbeRun {
      var run = ProbeSession(
        target: target, settings: settings, agent: agent, clock: clock, clients: clients,
        memory: memory)
      do throws(RunStop) {
        try check(probe)
        for step in probe.steps(settings) { try await run.perform(step) }
      } catch {
        return ProbeRun(
          transcript: run.transcript, judgement: probe.judgement(of: run.transcript, after: error),
          failure: error.failure, unanswered: error.step)
      }
      return ProbeRun(transcript: run.transcript, judgement: probe.judge(run.transcript))
    }

    /// How long after the last request the login, refresh and verify limits let as many through as
    /// the profile says; zero where it limits none of these.
    var fullAllowances: Duration {
      let rates = settings.throttle.rates
      guard settings.throttle.enabled else { return .zero }
      return [rates.login, rates.refresh, rates.verify].compactMap { $0?.period }.max() ?? .zero
    }

    /// Sends one harmless request, to tell a server that cannot be reached from one that can.
    ///
    /// Any answer will do, but for a redirect to another host. Throws what keeps it from coming.
    package func greet() async throws(WireFailure) {
      var run = ProbeSession(
        target: target, settings: settings, agent: agent, clock: clock, clients: clients,
        memory: memory)
      let path = ProbeRequest(
        .path((target.basePath ?? settings.site.basePath) + "/"), cookies: .none, csrf: false)
      do {
        try await run.perform(.send(path, as: "greeting"))
      } catch RunStop.wire(_, let failure) {
        throw failure
      } catch {
        return
      }
    }

    private func check(_ probe: Probe) throws(RunStop) {
      guard !probe.needs.contains(.account) || target.account != nil else { throw .noAccount }
      guard !probe.needs.contains(.secondAccount) || target.secondAccount != nil else {
        throw .noSecondAccount
      }
      guard target.allowsIntrusion || !probe.isIntrusive(settings) else {
        throw .intrusive(probe.disturbances(settings))
      }
    }
  }

  extension Probe {
    /// The judgement of an experiment that stopped early: an answer that lacks the cookie of the
    /// next step may itself be what breaks a promise.
    fileprivate func judgement(of transcript: Transcript, after stop: RunStop) -> Judgement {
      if case .missing = stop, case .revealed(let evidence) = judge(transcript) {
        return .revealed(evidence)
      }
      return .unreachable(stop.description)
    }
  }

  /// An experiment that was carried out, or as much of it as could be.
  package struct ProbeRun: Sendable {
    package var transcript: Transcript
    package var judgement: Judgement
    /// What kept an answer from coming, and so ended the experiment; nil when none failed to come.
    package var failure: WireFailure?
    /// The name of the step whose answer failed to come; nil when none did.
    package var unanswered: String?

    /// Creates a run.
    package init(
      transcript: Transcript, judgement: Judgement, failure: WireFailure? = nil,
      unanswered: String? = nil
    ) {
      self.transcript = transcript
      self.judgement = judgement
      self.failure = failure
      self.unanswered = unanswered
    }
  }
#endif
