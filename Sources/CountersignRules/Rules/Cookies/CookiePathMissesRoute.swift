import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie whose path keeps it off the routes that need it.
  static let cookiePathMissesRoute = Rule(
    slug: "cookie-path-misses-route",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the cookie's path does not cover a route that needs the cookie",
    rationale: """
      A browser compares the path with the beginning of the request's path, and letter case \
      counts. Where they differ the cookie stays at home: every refresh answers 401, and users \
      are signed out as soon as the first access token ends. A frequent slip is to forget the \
      prefix of all routes, `site.base_path`.
      """,
    remedy: "widen the path so that it covers the route, `site.base_path` included",
    references: [.rfc6265bis("5.1.4"), .rfc6265bis("5.8.3")],
    exceptions: """
      A proxy that rewrites paths on the way: write the paths as the browser sees them.
      """,
    bad: [
      Example(
        """
        cookies:
          refresh:
            path: ▸/auth/◂
        """),
      Example(
        """
        cookies: { access: { name: __Secure-access, path: ▸/api/auth/◂ } }
        """),
      Example(
        """
        routes: { refresh: /auth/token/refresh }
        cookies: { refresh: { path: ▸/api/auth/token/refresh/◂ } } # one slash too many
        """),
    ],
    good: [
      Example(
        """
        cookies:
          refresh:
            path: /api/auth # covers /api/auth/token/refresh/, with or without a slash
        """),
      Example(
        """
        cookies: { access: { name: __Secure-access, path: /api } }
        """),
    ],
    check: { profile, report in
      profile.judgePath(.access, reaches: profile.settings.dataPath, report)
      guard let route = profile.settings.refreshPath else { return }
      profile.judgePath(.refresh, reaches: route, report)
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let data = Probe.Step.send(ProbeRequest(.data), as: "data")
          let refresh = Probe.Step.send(ProbeRequest(.refresh), as: "refresh")
          return [.send(ProbeRequest(.login), as: "login"), data]
            + (settings.routes.refresh == nil ? [] : [refresh])
        },
        judge: { transcript in
          var visit = CookieVisit(pagesOf: transcript.settings.site.api)
          let cookies = transcript.settings.cookies
          return transcript.judgeLoginCookies(held: "each cookie arrives where it is needed") {
            cookie, login, line in
            _ = visit?.keep(line)
            let name = cookie.name == cookies.access.name ? "data" : "refresh"
            guard let call = transcript[name], !call.request.carries(cookie.name) else {
              return nil
            }
            let path = call.request.url.pathOfAddress
            let decision = visit?.cookies(for: path).first { $0.cookie.name == cookie.name }
            guard decision?.verdict.clause == .otherPath else { return nil }
            return "\(cookie.name) stays away from \(call.summary)"
          }
        })))
}

extension Profile {
  /// Reports a cookie that does not travel to a route that needs it.
  fileprivate func judgePath(
    _ kind: TokenCookieKind, reaches route: String, _ report: (Finding) -> Void
  ) {
    let path = kind.settings(in: settings).path
    guard !CookieMatch.path(route, path) else { return }
    let field = kind.path("path")
    let better = kind == .access ? "/" : authPath
    report(
      Finding(
        "the \(kind.rawValue) cookie never arrives at \(route): its path is \(path)",
        at: field, fix: better.flatMap { fix(field, to: $0, .safe) }))
  }
}

extension AuthSettings {
  /// The path below which all routes are.
  fileprivate var dataPath: String { site.basePath + "/" }

  /// The path of the refresh route; nil when there is none.
  fileprivate var refreshPath: String? { routes.refresh.map { site.basePath + $0 } }
}

extension String {
  /// The path of an absolute address; `/` when it is none.
  fileprivate var pathOfAddress: String { (try? WebURL(parsing: self))?.path ?? "/" }
}
