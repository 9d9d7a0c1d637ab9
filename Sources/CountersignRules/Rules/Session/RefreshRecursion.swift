import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A refresh that fails and so causes a refresh.
  static let refreshRecursion = Rule(
    slug: "refresh-recursion",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a refresh that fails leads to another refresh",
    rationale: """
      The client answers each 401 with a refresh, that of its own refresh too. Every tab that is \
      signed out sends requests without end; a wrong password at login starts it as well.
      """,
    remedy: "set `refresh_exempt: [login, logout, refresh]`",
    references: [.cwe(835)],
    exceptions: """
      None. Where only login or logout is missing, one refresh too many is sent: a warning.
      """,
    bad: [
      Example(
        """
        client:
          refresh_exempt: ▸[]◂
        """),
      Example(
        """
        client: { refresh: interceptor, refresh_exempt: ▸[login, logout]◂ }
        """),
    ],
    good: [
      Example(
        """
        client:
          refresh_exempt: [login, logout, refresh]
        """),
      Example(
        """
        client: { refresh: proactive, refresh_exempt: [] } # nothing answers a 401
        """),
    ],
    check: { profile, report in
      let client = profile.settings.client
      let field = "client.refresh_exempt"
      let missing = profile.settings.needingExemption.filter { !client.refreshExempt.contains($0) }
      guard client.refresh == .interceptor, !missing.isEmpty else { return }
      let others = client.refreshExempt.filter { ![.login, .logout, .refresh].contains($0) }
      let whole = [AuthSettings.RouteName.login, .logout, .refresh] + others
      let isEndless = missing.contains(.refresh)
      report(
        Finding(
          isEndless
            ? "a refresh that fails leads to another refresh, without end"
            : "a 401 of \(missing.map(\.rawValue).joined(separator: " or ")) leads to a refresh",
          at: field, atMost: isEndless ? nil : .warning,
          fix: profile.fix(field, to: YAMLSpelling.list(whole.map(\.rawValue)), .safe)))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          guard settings.routes.refresh != nil else { return [] }
          // What the profile's own client does with the 401 of a refresh, for five rounds at most.
          return [
            .flood(
              ProbeRequest(.refresh, cookies: .none),
              times: settings.repeatsFailedRefresh ? 5 : 1, as: "refresh")
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.refresh != nil else {
            return .held(observed: "no route exchanges refresh tokens")
          }
          let refreshes = transcript.flood("refresh")
          guard let last = refreshes.last else {
            return .unreachable("the refresh was never sent")
          }
          guard refreshes.allSatisfy({ $0.response.status == 401 }) else {
            return .unreachable("a refresh without a cookie answered \(last.response.status)")
          }
          guard refreshes.count > 1 else {
            return .held(observed: "one refresh is sent, and its 401 ends it")
          }
          return .revealed(
            Evidence(
              "\(refreshes.count) refreshes, each sent because the one before answered 401",
              bytes: refreshes.map(\.summary)))
        })))
}

extension AuthSettings {
  /// The mounted routes whose 401 must not lead to a refresh.
  fileprivate var needingExemption: [RouteName] {
    let mounted: [(RouteName, String?)] = [
      (.login, routes.login), (.logout, routes.logout), (.refresh, routes.refresh),
    ]
    return mounted.compactMap { $0.1 == nil ? nil : $0.0 }
  }

  /// Whether the client answers the 401 of its own refresh with a refresh.
  fileprivate var repeatsFailedRefresh: Bool {
    client.refresh == .interceptor && !client.refreshExempt.contains(.refresh)
  }
}
