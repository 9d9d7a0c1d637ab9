#if Server
  import CountersignRules
  package import CountersignWire

  /// All that can be tried of a compiled profile, each experiment against a server of its own.
  package struct Verification: Sendable {
    private let experiments: Experiments

    /// Creates a verification that makes these experiments.
    package init(_ experiments: Experiments) {
      self.experiments = experiments
    }

    /// Carries all experiments out, a few at a time, and reports them in a fixed order.
    ///
    /// - Throws: What keeps a server from starting.
    package func run(
      in lab: Lab, given premises: Premises = Premises(), context: ReportContext,
      progress: @escaping @Sendable (Int) -> Void
    ) async throws -> VerificationReport {
      let runs = try await carryOut(
        experiments.probes, in: lab, given: premises, progress: progress)
      // The lab's passwords are made up for each server; what is left to hide is what a server sets.
      return experiments.report(runs, context: context)
    }

    private static let atOnce = 4

    private func carryOut(
      _ probes: [Probe], in lab: Lab, given premises: Premises,
      progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [ProbeRun] {
      let compiled = experiments.compiled
      return try await withThrowingTaskGroup(of: (Int, ProbeRun).self) { group in
        var runs: [Int: ProbeRun] = [:]
        for (number, probe) in probes.enumerated() {
          if number >= Self.atOnce, let (done, run) = try await group.next() {
            runs[done] = run
            progress(runs.count)
          }
          group.addTask { (number, try await lab.run(probe, against: compiled, given: premises)) }
        }
        for try await (done, run) in group {
          runs[done] = run
          progress(runs.count)
        }
        return probes.indices.compactMap { runs[$0] }
      }
    }
  }
#endif
