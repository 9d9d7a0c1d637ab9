import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Counters that each process keeps for itself.
  static let throttleStoreLocal = Rule(
    slug: "throttle-store-local",
    checklist: [.rateLimit],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "each worker counts for itself and forgets on restart",
    rationale: "The true limit is the written one times the number of workers.",
    remedy: "set `throttle.store: shared`, which needs a store such as Redis",
    references: [.cwe(799)],
    exceptions: "A single process whose restarts are rare.",
    bad: [
      Example(
        """
        server: { workers: 4 }
        throttle: { enabled: true, store: ▸memory◂ }
        """),
      Example(
        """
        throttle:
          store: ▸memory◂
        """),
    ],
    good: [
      Example(
        """
        server: { workers: 4 }
        throttle: { enabled: true, store: shared }
        """),
      Example(
        """
        throttle: { enabled: false, store: memory } # nothing is counted: another rule's business
        """),
    ],
    check: { profile, report in
      let (throttle, workers) = (profile.settings.throttle, profile.settings.server.workers)
      guard throttle.enabled, throttle.store == .memory,
        profile.environment == .production || workers > 1
      else { return }
      let field = "throttle.store"
      report(
        Finding(
          workers > 1
            ? "each of \(workers) workers counts for itself and forgets on restart"
            : "the counters are lost on every restart", at: field,
          fix: profile.fix(field, to: "shared", .unsafe)))
    },
    proof: .untried(
      because: "it takes several workers, and an experiment runs against one process"))
}
