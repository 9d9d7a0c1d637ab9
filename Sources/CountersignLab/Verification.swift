#if Server
  import CountersignRules
  package import CountersignSettings
  package import CountersignWire

  /// All that can be tried of a compiled profile, each experiment against a server of its own.
  package struct Verification: Sendable {
    private let compiled: CompiledProfile
    private let rules: [Rule]
    private let promises: [Promise]

    /// What a profile's text tells of its rows.
    package struct Context: Sendable {
      /// Where a field is written, as `production.yaml:7`; nil when it is not.
      package var place: @Sendable (String) -> String?
      /// The severity of lint's finding by a rule; nil when there is none.
      package var finding: @Sendable (String) -> String?
      /// The field that a rule's finding names; nil when there is none.
      package var field: @Sendable (String) -> String?

      /// Creates a context.
      package init(
        place: @escaping @Sendable (String) -> String?,
        finding: @escaping @Sendable (String) -> String?,
        field: @escaping @Sendable (String) -> String?
      ) {
        self.place = place
        self.finding = finding
        self.field = field
      }
    }

    /// Collects the experiments.
    ///
    /// - Parameters:
    ///   - compiled: The profile.
    ///   - only: The promises and rules to try, by name; nil for all.
    package init(_ compiled: CompiledProfile, only: Set<String>? = nil) {
      self.compiled = compiled
      let environment = compiled.settings.environment
      rules = Checklist.all.filter { rule in
        guard rule.severity[environment] != nil, case .probe = rule.proof else { return false }
        return only?.contains(rule.slug) ?? true
      }
      promises = Promises.all(for: compiled.settings).filter { only?.contains($0.id) ?? true }
    }

    /// How many experiments there are.
    package var count: Int { rules.count + promises.count }

    /// Carries all experiments out, a few at a time, and reports them in a fixed order.
    ///
    /// - Throws: What keeps a server from starting.
    package func run(
      in lab: Lab, context: Context, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> VerificationReport {
      let experiments = promises.map(\.probe) + rules.compactMap(\.probe)
      let runs = try await carryOut(experiments, in: lab, progress: progress)
      let rows =
        promises.indices.map { row(promises[$0], runs[$0], context) }
        + rules.indices.map { row(rules[$0], runs[promises.count + $0], context) }
      return VerificationReport(
        profile: compiled.settings.name, fingerprint: compiled.fingerprint, rows: rows)
    }

    private static let atOnce = 4

    private func carryOut(
      _ probes: [Probe], in lab: Lab, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [ProbeRun] {
      try await withThrowingTaskGroup(of: (Int, ProbeRun).self) { group in
        var runs: [Int: ProbeRun] = [:]
        for (number, probe) in probes.enumerated() {
          if number >= Self.atOnce, let (done, run) = try await group.next() {
            runs[done] = run
            progress(runs.count)
          }
          group.addTask { [compiled] in (number, try await lab.run(probe, against: compiled)) }
        }
        for try await (done, run) in group {
          runs[done] = run
          progress(runs.count)
        }
        return probes.indices.compactMap { runs[$0] }
      }
    }

    private func row(
      _ promise: Promise, _ run: ProbeRun, _ context: Context
    ) -> VerificationReport.Row {
      VerificationReport.Row(
        .promise, id: promise.id, title: promise.title, fields: promise.fields, run: run,
        redactor: redactor, place: context.place)
    }

    private func row(_ rule: Rule, _ run: ProbeRun, _ context: Context) -> VerificationReport.Row {
      VerificationReport.Row(
        .rule, id: rule.slug, title: rule.title,
        fields: context.field(rule.slug).map { [$0] } ?? [],
        finding: context.finding(rule.slug), run: run, redactor: redactor, place: context.place)
    }

    /// The lab's passwords are made up for each server; what is left to hide are tokens and cookies.
    private var redactor: Redactor { Redactor(compiled.settings) }
  }

  extension Rule {
    fileprivate var probe: Probe? {
      if case .probe(let probe) = proof { probe } else { nil }
    }
  }
#endif
