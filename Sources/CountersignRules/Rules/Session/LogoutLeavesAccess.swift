import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An access token that still works after logout.
  static let logoutLeavesAccess = Rule(
    slug: "logout-leaves-access",
    checklist: [.revocation, .lifetime],
    severity: [.production: .advice, .staging: .advice, .development: .advice],
    title: "an access token works for more than 5 minutes after logout",
    rationale: """
      Logout ends the refresh token. The access token is good until it expires, so a copy of the \
      cookie survives the sign-out.
      """,
    remedy: "set `access_lifetime: 5m`, or check the token's id against the list in your own views",
    references: [.asvs("7.4.1"), .cheatSheet("JSON Web Token"), .cwe(613)],
    exceptions: "It is the price of tokens that are checked without a database, hence advice.",
    bad: [
      Example(
        """
        tokens:
          access_lifetime: ▸15m◂
        """),
      Example(
        """
        tokens: { access_lifetime: ▸10m◂, revocation: { enabled: true, on_logout: true } }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          access_lifetime: 5m
        """),
      Example(
        """
        tokens: { access_lifetime: 2m }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let lifetime = settings.tokens.accessLifetime
      let field = "tokens.access_lifetime"
      guard lifetime > .seconds(300), settings.routes.logout != nil else { return }
      report(
        Finding(
          "after logout the access token still works for up to \(lifetime.spelling)", at: field,
          fix: profile.fix(field, to: "5m", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(ProbeRequest(.logout), as: "logout"),
            .advance(.seconds(301) + settings.tokens.leeway),
            .send(.user(withCookieOf: "login"), as: "user"),
          ]
        },
        judge: { transcript in
          transcript.judging("logout") { logout in
            transcript.judgeRefusal(
              of: "user", "5m after logout the access token",
              weakness: "a copied access token works more than 5m after logout", after: logout)
          }
        })))
}
