import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A link that signs out.
  static let logoutByGet = Rule(
    slug: "logout-by-get",
    checklist: [.sameSite],
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "visiting a link signs the user out",
    rationale: """
      One image on any page logs every visitor out. Programs that fetch links ahead do it by \
      accident.
      """,
    remedy: "write `logout_methods: [post]`",
    references: [.asvs("3.5.3"), .rfc(9110, "9.2.1"), .cwe(352), .cwe(650)],
    exceptions: "None.",
    bad: [
      Example(
        """
        routes:
          logout_methods: [▸get◂, post]
        """),
      Example(
        """
        routes: { logout_methods: [▸get◂] }
        """),
    ],
    good: [
      Example(
        """
        routes:
          logout_methods: [post]
        """),
      Example(
        """
        routes: { logout: /auth/get-out/, logout_methods: [post] }
        cookies: { refresh: { path: /api/auth/ } }
        """),
    ],
    check: { profile, report in
      let routes = profile.settings.routes
      let field = "routes.logout_methods"
      guard routes.logout != nil, let number = routes.logoutMethods.firstIndex(of: .get) else {
        return
      }
      report(
        Finding(
          "visiting a link signs the user out", at: field,
          place: profile.place(of: field, item: number),
          fix: profile.fix(field, to: "[post]", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          guard settings.routes.logout != nil else { return [] }
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(ProbeRequest(.logout, method: "GET"), as: "visit"),
          ]
        },
        judge: { transcript in
          guard transcript.settings.routes.logout != nil else {
            return .held(observed: "no route logs out")
          }
          return transcript.judging("login") { _ in
            guard let visit = transcript["visit"] else {
              return .unreachable("the link was never visited")
            }
            switch visit.response.status {
            case 200..<300:
              return .revealed(
                Evidence(
                  "GET signs out",
                  bytes: [visit.summary] + visit.response.setCookies.map { "Set-Cookie: \($0)" }))
            case 405: return .held(observed: "GET answers 405")
            default: return .unreachable("GET answered \(visit.response.status)")
            }
          }
        })))
}
