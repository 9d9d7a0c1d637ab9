import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A framework session that login opens beside the tokens.
  static let shadowSession = Rule(
    slug: "shadow-session",
    checklist: [.revocation],
    severity: [.production: .error, .staging: .warning, .development: .warning],
    title: "login also opens a framework session that the token rules do not touch",
    rationale: """
      A second credential without rotation, good for 14 days: it outlives every token and opens \
      protected views wherever session authentication is on. dj-rest-auth does this by default.
      """,
    remedy: "set `session.login: false`",
    references: [.asvs("7.2.4"), .asvs("7.4.1"), .cwe(613)],
    exceptions: "The browsable API in development.",
    bad: [
      Example(
        """
        session:
          login: ▸true◂
        """),
      Example(
        """
        session: { login: ▸true◂ }
        server: { authentication: [jwt_cookie, session] }
        """),
    ],
    good: [
      Example(
        """
        session:
          login: false
        """),
      Example(
        """
        server: { authentication: [jwt_cookie] }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard settings.session.login else { return }
      let isExploitable =
        settings.server.authentication.contains(.session) || !settings.session.cookie.secure
      report(
        Finding(
          "login also opens a framework session of 14 days that the token rules do not touch",
          at: "session.login", atMost: isExploitable ? nil : .warning,
          fix: profile.fix("session.login", to: "false", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let line = login.response.setCookie("sessionid") else {
              return .held(observed: "login sets no session cookie")
            }
            return .revealed(
              Evidence("login set a second credential", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}
