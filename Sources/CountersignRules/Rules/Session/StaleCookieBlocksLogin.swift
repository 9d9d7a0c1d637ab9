import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A login that an old cookie keeps from working.
  static let staleCookieBlocksLogin = Rule(
    slug: "stale-cookie-blocks-login",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "an old or broken token cookie makes login itself answer 401",
    rationale: """
      After a new signing key, everybody who comes back is locked out until the cookies are \
      deleted by hand. A page on a sibling host can plant such a cookie on purpose.
      """,
    remedy: "set `login_ignores_cookie: true`; in Django, give the login view no authenticators",
    references: [.rfc6265bis("8.6")],
    exceptions: "None.",
    bad: [
      Example(
        """
        server:
          login_ignores_cookie: ▸false◂
        """),
      Example(
        """
        server: { authentication: [jwt_cookie], login_ignores_cookie: ▸false◂ }
        """),
    ],
    good: [
      Example(
        """
        server:
          login_ignores_cookie: true
        """),
      Example(
        """
        server: { require_current_password: true }
        """),
    ],
    check: { profile, report in
      let field = "server.login_ignores_cookie"
      guard !profile.settings.server.loginIgnoresCookie else { return }
      report(
        Finding(
          "an old or broken access cookie makes login answer 401", at: field,
          fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .login,
                cookies: .exactly([
                  .literal(name: settings.cookies.access.name, value: "left-over")
                ])),
              as: "again"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let again = transcript["again"] else {
              return .unreachable("the login with an old cookie was never sent")
            }
            switch again.response.status {
            case 200: return .held(observed: "login overlooks an old access cookie")
            case 401:
              return .revealed(
                Evidence(
                  "the right password with an old access cookie answers 401",
                  bytes: [login.summary, again.summary, again.response.text]))
            default:
              return .unreachable("login with an old cookie answered \(again.response.status)")
            }
          }
        })))
}
