import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An API that every website may call.
  static let corsAnyOrigin = Rule(
    slug: "cors-any-origin",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "every website may call the API",
    rationale: """
      With credentials the server echoes any Origin, and a hostile page reads the account. \
      Without credentials cookies cannot sign anybody in.
      """,
    remedy: "list the origins of the apps in `cors.allowed_origins`",
    references: [.fetch("CORS check"), .asvs("3.4.2"), .cheatSheet("REST Security"), .cwe(942)],
    exceptions: "A public read-only API without cookies.",
    bad: [
      Example(
        """
        cors:
          allow_any_origin: ▸true◂
          allow_credentials: true
        """),
      Example(
        """
        cors: { allow_any_origin: ▸true◂, allow_credentials: false }
        client: { credentials: omit }
        """),
    ],
    good: [
      Example(
        """
        cors:
          allowed_origins: ["https://app.acme-shop.de"]
          allow_credentials: true
        """),
      Example(
        """
        cors: { allow_any_origin: false }
        """),
    ],
    check: { profile, report in
      let cors = profile.settings.cors
      guard cors.allowAnyOrigin else { return }
      report(
        Finding(
          cors.allowCredentials
            ? "every website may call this API and read its answers as the signed-in user"
            : "every website may call this API",
          at: "cors.allow_any_origin", atMost: cors.allowCredentials ? nil : .warning,
          fix: profile.fix("cors.allow_any_origin", to: "false", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .user, cookies: .exactly([.access(from: "login")]),
                page: .origin(ForeignPage.origin)), as: "foreign"),
          ]
        },
        judge: { transcript in
          guard let foreign = transcript["foreign"] else {
            return .unreachable("the foreign page's request was never sent")
          }
          let allowed = foreign.response.header("access-control-allow-origin")
          guard let allowed, allowed == "*" || allowed == ForeignPage.origin else {
            return .held(observed: "a foreign origin gets no access-control-allow-origin")
          }
          let credentials = foreign.response.header("access-control-allow-credentials")
          return .revealed(
            Evidence(
              "\(ForeignPage.origin) may read the answer",
              bytes: [
                foreign.summary, "Access-Control-Allow-Origin: \(allowed)",
                "Access-Control-Allow-Credentials: \(credentials ?? "(absent)")",
              ]))
        })))
}
