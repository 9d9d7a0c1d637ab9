import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Two honest refreshes of which the second is taken for a thief's.
  static let concurrentRefreshRace = Rule(
    slug: "concurrent-refresh-race",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "two calls that expire together both refresh, and the second is taken for a replay",
    rationale: """
      A page makes three requests at once, all three get 401 and all three refresh with the same \
      token. The first one uses it up, and the others sign the user out.
      """,
    remedy: "set `client.single_flight: true`, and `rotation.grace: 10s` for a second tab",
    references: [.rfc(9700, "4.14.2"), .cwe(362)],
    exceptions: "An app that makes one call at a time, in one tab.",
    bad: [
      Example(
        """
        tokens: { rotation: { grace: 0s } }
        client:
          single_flight: ▸false◂
        """),
      Example(
        """
        tokens:
          rotation: { enabled: true, reuse_detection: token, grace: 0s }
          revocation: { enabled: true, after_rotation: true }
        client: { refresh: interceptor, single_flight: ▸false◂ }
        """),
    ],
    good: [
      Example(
        """
        tokens: { rotation: { grace: 10s } }
        client: { single_flight: true }
        """),
      Example(
        """
        tokens: { rotation: { grace: 10s } } # the second copy gets the first one's answer
        client: { single_flight: false }
        """),
      Example(
        """
        tokens: { rotation: { grace: 0s } }
        client: { single_flight: true }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let (rotation, revocation) = (settings.tokens.rotation, settings.tokens.revocation)
      let field = "client.single_flight"
      guard rotation.enabled, rotation.grace == .zero, settings.routes.refresh != nil,
        revocation.enabled, revocation.afterRotation || rotation.reuseDetection != .none,
        settings.client.refresh != .none, !settings.client.singleFlight
      else { return }
      report(
        Finding(
          rotation.reuseDetection == .family
            ? "two calls that expire together both refresh; the second ends the whole session"
            : "two calls that expire together both refresh; the second is refused as a replay",
          at: field, fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          guard settings.routes.refresh != nil else { return [] }
          // What the profile's own client sends when two of its calls get 401 at once.
          return [
            .send(ProbeRequest(.login), as: "login"),
            .parallel(
              .refresh(withCookieOf: "login"), times: settings.client.singleFlight ? 1 : 2,
              as: "refresh"),
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.refresh != nil else {
            return .held(observed: "no route exchanges refresh tokens")
          }
          return transcript.judging("login") { _ in
            let refreshes = transcript.flood("refresh")
            guard refreshes.contains(where: { $0.reception == .taken }) else {
              return .unreachable("no refresh worked")
            }
            guard refreshes.contains(where: { $0.response.status == 401 }) else {
              let lost = refreshes.first { $0.reception != .taken }
              guard let lost else {
                return .held(
                  observed: refreshes.count == 1
                    ? "one refresh serves both calls" : "both refreshes are answered")
              }
              return lost.tellsNothing
            }
            return .revealed(
              Evidence("two refreshes at once: one is refused", bytes: refreshes.map(\.summary)))
          }
        })))
}
