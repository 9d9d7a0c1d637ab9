import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A star that stands for itself.
  static let corsWildcardWithCredentials = Rule(
    slug: "cors-wildcard-with-credentials",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "with credentials `*` is a name like others and allows nothing",
    rationale: """
      For requests with cookies a browser takes the star literally. Everything works in tools on \
      the command line and fails in the browser.
      """,
    remedy: "list the names",
    references: [.fetch("CORS protocol and credentials"), .asvs("3.4.2")],
    exceptions: "None.",
    bad: [
      Example(
        """
        cors:
          allow_credentials: true
          allow_headers: [▸"*"◂]
        """),
      Example(
        """
        cors: { allow_methods: [▸"*"◂], expose_headers: [retry-after, ▸"*"◂] }
        """),
      Example(
        """
        cors: { allowed_origins: [▸"*"◂] }
        """),
    ],
    good: [
      Example(
        """
        cors:
          allow_credentials: true
          allow_headers: [content-type, x-csrftoken]
        """),
      Example(
        """
        cors: { expose_headers: [x-total-count, "x-*"] } # a name that nobody uses, but a name
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cors = settings.cors
      let all = [cors.allowedOrigins, cors.allowMethods, cors.allowHeaders, cors.exposeHeaders]
      guard all.contains(where: { $0.contains("*") }) else { return }
      let apps = settings.appsAcrossOrigins.map(\.origin)
      var lists = [("cors.allowed_origins", cors.allowedOrigins, apps)]
      if cors.allowCredentials {
        lists += [
          ("cors.allow_methods", cors.allowMethods, ["GET", "POST", "PATCH", "PUT", "DELETE"]),
          ("cors.allow_headers", cors.allowHeaders, settings.namesInPreflights),
          ("cors.expose_headers", cors.exposeHeaders, ["retry-after"]),
        ]
      }
      for (field, entries, names) in lists {
        guard let number = entries.firstIndex(of: "*") else { continue }
        let rest = entries.filter { $0 != "*" }
        report(
          Finding(
            field == "cors.allowed_origins"
              ? "`*` in a list is an origin that no browser sends; it allows nobody"
              : "with credentials `*` is a name like others and allows nothing",
            at: field, place: profile.place(of: field, item: number),
            fix: profile.fix(field, toList: rest + names.filter { !rest.contains($0) }, .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { PreflightTrial($0)?.steps ?? [] },
        judge: { PreflightTrial.judge($0) })))
}
