import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A list of revoked tokens that ends with the process.
  static let revocationStoreVolatile = Rule(
    slug: "revocation-store-volatile",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "the list of revoked tokens lives in one process and ends with it",
    rationale: """
      After a deploy, or at the other worker, every revoked token works again: logout and replay \
      protection are forgotten.
      """,
    remedy: "set `revocation.store: database`, or `shared` where several hosts serve",
    references: [.asvs("7.2.1"), .asvs("7.4.1"), .cwe(613)],
    exceptions: "An appliance with one process that hardly ever restarts.",
    bad: [
      Example(
        """
        server: { workers: 4 }
        tokens: { revocation: { enabled: true, store: ▸memory◂ } }
        """),
      Example(
        """
        tokens:
          revocation:
            store: ▸memory◂
        """),
    ],
    good: [
      Example(
        """
        server: { workers: 4 }
        tokens: { revocation: { enabled: true, store: database } }
        """),
      Example(
        """
        server: { workers: 4 }
        tokens: { revocation: { store: shared } }
        throttle: { store: memory } # counters, not revoked tokens
        """),
      Example(
        """
        tokens: # no list, nothing to lose: another rule's business
          revocation: { enabled: false, store: memory }
        """),
    ],
    check: { profile, report in
      let (revocation, workers) = (
        profile.settings.tokens.revocation, profile.settings.server.workers
      )
      guard revocation.enabled, revocation.store == .memory, profile.settings.missesMemory
      else { return }
      let field = "tokens.revocation.store"
      report(
        Finding(
          workers > 1
            ? "each of \(workers) workers keeps a list of revoked tokens for itself and loses it "
              + "on restart"
            : "the list of revoked tokens is lost on every restart",
          at: field, fix: profile.fix(field, to: "database", .unsafe)))
    },
    proof: .probe(
      Probe(
        likeness: [.workers],
        steps: { settings in
          var elsewhere = ProbeRequest.refresh(withCookieOf: "login")
          elsewhere.worker = 1
          return Probe.Step.replayAfterLogout + [.send(elsewhere, as: "elsewhere")]
        },
        judge: { transcript in
          guard let here = transcript["replay"], let elsewhere = transcript["elsewhere"] else {
            return .unreachable("the token was not replayed")
          }
          guard transcript.settings.missesMemory else {
            return .held(observed: "one process serves")
          }
          guard here.reception == .refused else {
            return here.reception == .taken
              ? .held(observed: "no process revokes it: see revocation-off") : here.tellsNothing
          }
          return transcript.judgeRefusal(
            of: "elsewhere", "the other process",
            weakness: "the other process takes the token "
              + "that the first has revoked", after: here,
            lines: { _ in ["process 1: \(here.summary)", "process 2: \(elsewhere.summary)"] })
        })))
}
