#if Server
  package import CountersignRules
  package import CountersignSettings

  /// All that can be tried of a compiled profile: its promises, then the rules that speak in its
  /// environment and show on the wire.
  package struct Experiments: Sendable {
    package let compiled: CompiledProfile
    private let promises: [Promise]
    private let rules: [(rule: Rule, probe: Probe)]

    /// Collects the experiments.
    ///
    /// - Parameters:
    ///   - compiled: The profile.
    ///   - only: The promises and rules to try, by name; nil for all.
    package init(_ compiled: CompiledProfile, only: Set<String>? = nil) {
      self.compiled = compiled
      let environment = compiled.settings.environment
      promises = Promises.all(for: compiled.settings).filter { only?.contains($0.id) ?? true }
      rules = Checklist.all.compactMap { rule in
        guard rule.severity[environment] != nil, case .probe(let probe) = rule.proof,
          only?.contains(rule.slug) ?? true
        else { return nil }
        return (rule, probe)
      }
    }

    /// The experiments in the order of the report.
    package var probes: [Probe] { promises.map(\.probe) + rules.map(\.probe) }

    /// How many experiments there are.
    package var count: Int { promises.count + rules.count }

    /// Reports what came of the experiments.
    ///
    /// - Parameters:
    ///   - runs: One for each of `probes`, in their order.
    ///   - server: The address that was tried; nil for the embedded server.
    ///   - context: What the profile's text tells.
    ///   - passwords: What must not be in the report, besides tokens and cookies.
    /// - Returns: The report, promises first.
    package func report(
      _ runs: [ProbeRun], server: String? = nil, context: ReportContext, passwords: [String] = []
    ) -> VerificationReport {
      let redactor = Redactor(compiled.settings, passwords: passwords)
      let kept = zip(promises, runs).map { promise, run in
        VerificationReport.Row(
          .promise, id: promise.id, title: promise.title, fields: promise.fields, run: run,
          redactor: redactor, place: context.place)
      }
      let shown = zip(rules, runs.dropFirst(promises.count)).map { item, run in
        VerificationReport.Row(
          .rule, id: item.rule.slug, title: item.rule.title,
          fields: context.field(item.rule.slug).map { [$0] } ?? [],
          finding: context.finding(item.rule.slug), run: run, redactor: redactor,
          place: context.place)
      }
      return VerificationReport(
        profile: compiled.settings.name, fingerprint: compiled.fingerprint, server: server,
        rows: kept + shown)
    }
  }
#endif
