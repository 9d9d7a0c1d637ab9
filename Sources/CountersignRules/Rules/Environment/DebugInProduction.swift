import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A deployed server that shows its inner workings.
  static let debugInProduction = Rule(
    slug: "debug-in-production",
    severity: [.production: .error, .staging: .error],
    title: "debug mode is on where others can reach the server",
    rationale: """
      Error pages then show settings, file paths and database queries to anybody who makes the \
      server fail. That is a map for the next attack, and sometimes the secrets themselves.
      """,
    remedy: "set `debug: false`",
    references: [.asvs("13.4.2"), .asvs("16.5.1"), .cwe(489), .cwe(215)],
    exceptions: "None. Read the server's log instead.",
    bad: [
      Example(
        """
        server:
          debug: ▸true◂
        """),
      Example(
        """
        server: { debug: ▸true◂, workers: 4 }
        """),
    ],
    good: [
      Example(
        """
        server:
          debug: false
        """),
      Example(
        """
        server: { workers: 4 } # debug is off unless somebody asks for it
        """),
    ],
    check: { profile, report in
      guard profile.settings.server.debug else { return }
      report(
        Finding(
          "debug mode is on: error answers show the server's inner workings", at: "server.debug",
          fix: profile.fix("server.debug", to: "false", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          [
            .send(
              ProbeRequest(.path(settings.site.basePath + "/no-such-route/"), cookies: .none),
              as: "error")
          ]
        },
        judge: { transcript in
          guard let error = transcript["error"] else {
            return .unreachable("the failing request was never sent")
          }
          guard error.response.status == 404 else {
            return .unreachable("an unknown path answered \(error.response.status)")
          }
          // A list of routes may leave out slashes at their ends.
          let route = transcript.settings.routes.login?.split(separator: "/").joined(separator: "/")
          guard let route, error.response.text.contains(route)
          else { return .held(observed: "an unknown path answers without details") }
          return .revealed(
            Evidence(
              "an error answer lists the server's routes",
              bytes: [error.summary, error.response.text]))
        })))
}
