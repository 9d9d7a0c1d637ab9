import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A logout that never sees the token it should revoke.
  static let refreshPathMissesLogout = Rule(
    slug: "refresh-path-misses-logout",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "logout does not receive the refresh cookie, so it cannot revoke the token",
    rationale: """
      The page says that the user is signed out. A copy of the refresh token stays good for days \
      all the same, because the server never learned which one to strike off. It is the usual \
      price of a path that was narrowed to the refresh route alone.
      """,
    remedy: "set `cookies.refresh.path` to the directory that refresh and logout share",
    references: [.rfc6265bis("5.1.4"), .asvs("7.4.1"), .cwe(613)],
    exceptions: """
      A logout that finds the session by the access token; dj-rest-auth and this server do not.
      """,
    bad: [
      Example(
        """
        cookies:
          refresh:
            path: ▸/api/auth/token/refresh/◂
        """),
      Example(
        """
        routes: { logout: /auth-session/end/ }
        cookies: { refresh: { path: ▸/api/auth◂ } } # ends at a slash, so not /api/auth-session/
        """),
    ],
    good: [
      Example(
        """
        cookies:
          refresh:
            path: /api/auth/
        """),
      Example(
        """
        routes: { logout: /auth/token/logout/ }
        cookies: { refresh: { path: /api/auth/token } }
        """),
    ],
    check: { profile, report in
      guard profile.settings.logoutMissesRefresh else { return }
      let field = "cookies.refresh.path"
      report(
        Finding(
          "logout does not receive the refresh cookie and cannot revoke its token, good for "
            + profile.settings.tokens.refreshLifetime.spelling, at: field,
          fix: profile.authPath.flatMap { profile.fix(field, to: $0, .safe) }))
    },
    proof: .probe(
      Probe(
        steps: { _ in Probe.Step.replayAfterLogout },
        judge: { transcript in
          transcript.judging("logout") { logout in
            let name = transcript.settings.cookies.refresh.name
            guard !logout.request.carries(name) else {
              return .held(observed: "logout receives \(name)")
            }
            return transcript.judgeRefusal(
              of: "replay", "a refresh after logout",
              weakness: "logout came without \(name), and a copy of it still works", after: logout)
          }
        })))
}

extension AuthSettings {
  /// Whether logout should revoke the refresh token and its cookie stays away from there.
  ///
  /// A path that misses the refresh route as well is another rule's business.
  fileprivate var logoutMissesRefresh: Bool {
    guard tokens.revocation.enabled, tokens.revocation.onLogout, let logout = routes.logout else {
      return false
    }
    let path = cookies.refresh.path
    let reachesRefresh =
      routes.refresh.map { CookieMatch.path(site.basePath + $0, path) } ?? true
    return reachesRefresh && !CookieMatch.path(site.basePath + logout, path)
  }
}
