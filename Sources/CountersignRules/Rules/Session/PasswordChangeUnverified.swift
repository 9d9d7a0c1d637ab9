import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A password that is changed without knowing the old one.
  static let passwordChangeUnverified = Rule(
    slug: "password-change-unverified",
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "the password can be changed without knowing the old one",
    rationale: """
      Five minutes at an open laptop, or one injected script, take the account for good. \
      dj-rest-auth does not ask by default.
      """,
    remedy: "set `require_current_password: true`",
    references: [.asvs("6.2.3"), .asvs("7.5.1"), .cheatSheet("Authentication"), .cwe(620)],
    exceptions: "Accounts that have no password, as with social sign-in alone.",
    bad: [
      Example(
        """
        server:
          require_current_password: ▸false◂
        """),
      Example(
        """
        routes: { password_change: /auth/password/ }
        server: { require_current_password: ▸false◂ }
        """),
    ],
    good: [
      Example(
        """
        server:
          require_current_password: true
        """),
      Example(
        """
        routes: { password_change: null } # nobody can change it here
        server: { require_current_password: false }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "server.require_current_password"
      guard settings.routes.passwordChange != nil, !settings.server.requireCurrentPassword else {
        return
      }
      report(
        Finding(
          "the password can be changed without knowing the old one", at: field,
          fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          guard settings.routes.passwordChange != nil else { return [] }
          return [
            .send(ProbeRequest(.login), as: "login"),
            // The new password is the one that the account has, so nothing changes in the end.
            .send(
              ProbeRequest(
                .passwordChange, cookies: .exactly([.access(from: "login")]),
                body: .passwordChange(from: .other, to: .known)),
              as: "change"),
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.passwordChange != nil else {
            return .held(observed: "no route changes passwords")
          }
          return transcript.judging("login") { _ in
            guard let change = transcript["change"] else {
              return .unreachable("the change was never sent")
            }
            switch change.response.status {
            case 200:
              return .revealed(
                Evidence(
                  "a change with a wrong old password is carried out", bytes: [change.summary]))
            case 400: return .held(observed: "a wrong old password answers 400")
            default: return .unreachable("the change answered \(change.response.status)")
            }
          }
        })))
}
