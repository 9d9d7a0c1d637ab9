import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A refresh token that goes along with every request.
  static let refreshPathRoot = Rule(
    slug: "refresh-path-root",
    severity: [.production: .advice, .staging: .advice, .development: .advice],
    title: "the long-lived refresh token travels with every request",
    rationale: """
      Only refresh and logout need it. Sent everywhere, a token that is good for days gets into \
      the logs of every proxy and before the eyes of every handler with a bug.
      """,
    remedy: "set `path` to the directory that refresh and logout share",
    references: [
      .rfc6265bis("4.1.2.4"), .asvs("10.1.1"), .nist63B("5.1.1"),
      .cheatSheet("Session Management"), .cwe(668),
    ],
    exceptions: """
      A name with `__Host-` demands the path `/` and is worth it: then the rule is silent.
      """,
    bad: [
      Example(
        """
        cookies:
          refresh:
            name: refresh
            path: ▸/◂
        """),
      Example(
        """
        cookies: { refresh: { path: ▸/api/◂ } } # every route is below /api
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
        cookies: { refresh: { name: __Host-refresh, path: / } }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard settings.refreshTravelsEverywhere else { return }
      let field = "cookies.refresh.path"
      report(
        Finding(
          "the refresh token, good for \(settings.tokens.refreshLifetime.spelling), travels with "
            + "every request", at: field,
          fix: profile.authPath.flatMap { profile.fix(field, to: $0, .safe) }))
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [.send(ProbeRequest(.login), as: "login"), .send(ProbeRequest(.data), as: "data")]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            guard let data = transcript["data"] else {
              return .unreachable("the data route was never called")
            }
            let cookie = ServedCookie(.refresh, transcript.settings.cookies.refresh)
            guard data.request.carries(cookie.name) else {
              return .held(observed: "a call of the data route comes without \(cookie.name)")
            }
            guard cookie.prefix?.demandsRoot != true else {
              return .held(observed: "the prefix of \(cookie.name) demands the path /")
            }
            return .revealed(
              Evidence(
                "a call of the data route carries \(cookie.name)",
                bytes: [data.summary, "Cookie: \(data.request.cookieField)"]))
          }
        })))
}

extension CookiePrefix {
  /// Whether names with the prefix need the path `/`.
  fileprivate var demandsRoot: Bool { self == .host || self == .hostHTTP }
}

extension AuthSettings {
  /// Whether the path of the refresh cookie covers all routes, and its name does not demand that.
  fileprivate var refreshTravelsEverywhere: Bool {
    CookieMatch.path(site.basePath + "/", cookies.refresh.path)
      && CookiePrefix(of: cookies.refresh.name)?.demandsRoot != true
  }
}
