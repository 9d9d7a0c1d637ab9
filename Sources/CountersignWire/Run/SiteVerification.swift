#if Server
  import CountersignBrowser
  import CountersignRules

  /// All that can be tried of a profile, one experiment after another, against a server that is
  /// not ours.
  package struct SiteVerification: Sendable {
    private let experiments: Experiments
    private let runner: ProbeRunner
    private let manners: Manners

    /// How the visitor behaves.
    package struct Manners: Sendable, Hashable {
      /// The pause after each experiment.
      package var pause: Duration
      /// The longest wait that a server may ask for before an experiment is made once more.
      package var longestWait: Duration
      /// How often an experiment that met a limit is made once more.
      package var repeats: Int

      /// Creates manners.
      package init(
        pause: Duration = .milliseconds(200), longestWait: Duration = .seconds(90),
        repeats: Int = 2
      ) {
        self.pause = pause
        self.longestWait = longestWait
        self.repeats = repeats
      }
    }

    /// Creates a verification of the runner's target.
    package init(_ experiments: Experiments, runner: ProbeRunner, manners: Manners = Manners()) {
      self.experiments = experiments
      self.runner = runner
      self.manners = manners
    }

    /// Makes sure that the server is the one that the profile is about, then carries all
    /// experiments out: those that disturb nobody come first, the report keeps its order.
    ///
    /// - Parameters:
    ///   - context: What the profile's text tells.
    ///   - passwords: What must not be in the report, besides tokens and cookies.
    ///   - progress: Told how many experiments are done.
    /// - Returns: The report.
    /// - Throws: `SiteFault` when the server cannot be judged, or is lost on the way.
    package func run(
      context: ReportContext, passwords: [String], progress: (Int) -> Void
    ) async throws(SiteFault) -> VerificationReport {
      try await Acquaintance(runner: runner).make()
      let probes = experiments.probes
      let calm = probes.indices.filter { !probes[$0].isIntrusive(runner.settings) }
      let rough = probes.indices.filter { probes[$0].isIntrusive(runner.settings) }
      var runs: [Int: ProbeRun] = [:]
      for index in calm + rough {
        let run = try await attempt(probes[index], done: runs.count)
        runs[index] = run
        progress(runs.count)
        if !run.transcript.exchanges.isEmpty { try? await Task.sleep(for: manners.pause) }
      }
      return experiments.report(
        probes.indices.compactMap { runs[$0] }, server: runner.target.api.description,
        context: context, passwords: passwords)
    }

    /// Makes an experiment, and makes it again when a limit met it that was used up before.
    private func attempt(_ probe: Probe, done: Int) async throws(SiteFault) -> ProbeRun {
      let looksForLimits = probe.isIntrusive(runner.settings)
      var repeats = 0
      while true {
        let run = try await once(probe, done: done)
        guard let limit = run.limit else { return run }
        let isFirst = limit == run.transcript.exchanges.first
        // What looks for limits has begun with full allowances by now.
        if looksForLimits, !isFirst, repeats > 0 { return run }
        let wait = wait(after: limit, untilFull: looksForLimits)
        guard repeats < manners.repeats, wait <= manners.longestWait else {
          return run.limited(by: limit)
        }
        repeats += 1
        try? await Task.sleep(for: wait + .milliseconds(500))
      }
    }

    /// How long to wait before requests are let through again, or as many as the profile says.
    private func wait(after limit: CountersignRules.Exchange, untilFull: Bool) -> Duration {
      let asked = limit.response.retryAfter.map { Duration.seconds($0) }
      guard untilFull else { return asked ?? .seconds(Int64.max) }
      return max(asked ?? .zero, runner.fullAllowances)
    }

    private func once(_ probe: Probe, done: Int) async throws(SiteFault) -> ProbeRun {
      let run = await runner.run(probe)
      let repair = PasswordRepair(runner: runner, longestWait: manners.longestWait)
      guard await repair.mend(run, of: probe) else {
        throw .passwordStays(after: done)
      }
      guard run.failure != nil else { return run }
      do throws(WireFailure) {
        try await runner.greet()
      } catch {
        throw .lost(error, after: done)
      }
      return run
    }
  }

  extension ProbeRun {
    /// The first answer that says that the server limits its clients; nil when there is none, or
    /// when the verdict is sound all the same.
    fileprivate var limit: CountersignRules.Exchange? {
      if case .held = judgement { return nil }
      return transcript.exchanges.first { $0.response.status == 429 }
    }

    /// The same run without a verdict.
    fileprivate func limited(by exchange: CountersignRules.Exchange) -> ProbeRun {
      var run = self
      run.judgement = .unreachable("the server limits its clients: \(exchange.name) answered 429")
      return run
    }
  }
#endif
