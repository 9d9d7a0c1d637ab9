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
      guard throttle.enabled, throttle.store == .memory, profile.settings.missesMemory
      else { return }
      let field = "throttle.store"
      report(
        Finding(
          workers > 1
            ? "each of \(workers) workers counts for itself and forgets on restart"
            : "the counters are lost on every restart", at: field,
          fix: profile.fix(field, to: "shared", .unsafe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion], likeness: [.workers],
        steps: { settings in
          let guess = ProbeRequest(.login, cookies: .none, body: .wrongPassword)
          var elsewhere = guess
          elsewhere.worker = 1
          let flood = settings.firstProcessTrial.steps(guess)
          return flood.isEmpty ? [] : flood + [.send(elsewhere, as: "elsewhere")]
        },
        judge: { $0.judgeOtherProcess() })))
}

extension AuthSettings {
  /// Wrong passwords at one process, until it refuses them.
  fileprivate var firstProcessTrial: LimitTrial {
    LimitTrial("guess", of: throttle.rates.login, atLeast: throttle.rates.login == nil ? 6 : 1)
  }
}

extension Transcript {
  /// Revealed when one process lets guesses through that another has stopped.
  fileprivate func judgeOtherProcess() -> Judgement {
    let (guesses, trial) = (flood("guess"), settings.firstProcessTrial)
    guard let elsewhere = self["elsewhere"], let last = guesses.last else {
      return trial.setback(in: self) ?? .unreachable("no password was tried")
    }
    guard settings.missesMemory else { return .held(observed: "one process serves") }
    guard settings.throttle.enabled, settings.throttle.rates.login != nil else {
      return .held(observed: "no process counts logins")
    }
    guard last.response.status == 429 else {
      return trial.setback(in: self)
        ?? .unreachable(
          "the first process answers guess \(guesses.count) with "
            + "\(last.response.status)")
    }
    switch elsewhere.reception {
    case .taken, .refused:
      return .revealed(
        Evidence(
          "the other process lets guesses through that the first has stopped",
          bytes: ["process 1: \(last.summary)", "process 2: \(elsewhere.summary)"]))
    case .other:
      return elsewhere.response.status == 429
        ? .held(observed: "429 at the other process too") : elsewhere.tellsNothing
    }
  }
}
