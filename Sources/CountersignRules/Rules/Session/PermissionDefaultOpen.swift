import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Views that are public unless they say otherwise.
  static let permissionDefaultOpen = Rule(
    slug: "permission-default-open",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "views are public unless each one says otherwise",
    rationale: """
      Whoever forgets the permission of a new view publishes its data. Django REST framework is \
      open by default.
      """,
    remedy: "set `default_permission: authenticated` and open the public views one by one",
    references: [
      .asvs("8.2.1"), .asvs("8.3.1"), .cheatSheet("Django REST Framework"), .cwe(862), .cwe(276),
    ],
    exceptions: "An API that is public as a whole.",
    bad: [
      Example(
        """
        server:
          default_permission: ▸open◂
        """),
      Example(
        """
        server: { default_permission: ▸open◂, authentication: [jwt_cookie] }
        """),
    ],
    good: [
      Example(
        """
        server:
          default_permission: authenticated
        """),
      Example(
        """
        server: { authentication: [jwt_cookie], login_ignores_cookie: true }
        """),
    ],
    check: { profile, report in
      let field = "server.default_permission"
      guard profile.settings.server.defaultPermission == .open else { return }
      report(
        Finding(
          "a view that says nothing of permissions is public", at: field,
          fix: profile.fix(field, to: "authenticated", .unsafe)))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { _ in [.send(ProbeRequest(.data, cookies: .none), as: "data")] },
        judge: { transcript in
          guard let data = transcript["data"] else {
            return .unreachable("the view was never asked")
          }
          switch data.response.status {
          case 200:
            return .revealed(
              Evidence(
                "a view without permissions of its own answers strangers",
                bytes: [data.summary, String(data.response.text.prefix(80))]))
          case 401, 403:
            return .held(observed: "a stranger gets \(data.response.status)")
          default: return .unreachable("the view answered \(data.response.status)")
          }
        })))
}
