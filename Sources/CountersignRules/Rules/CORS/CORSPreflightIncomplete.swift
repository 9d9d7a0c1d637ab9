import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A preflight that does not permit what the app sends.
  static let corsPreflightIncomplete = Rule(
    slug: "cors-preflight-incomplete",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the browser asks for permission and does not get it",
    rationale: """
      Before it sends JSON or a CSRF header to another origin, a browser asks with OPTIONS. The \
      request dies in the browser, and the server's log shows nothing but that question.
      """,
    remedy: "add the missing name to `allow_headers` or `allow_methods`",
    references: [.fetch("CORS-preflight fetch, step 7")],
    exceptions: "Apps of the API's own origin are not asked for.",
    bad: [
      Example(
        """
        cors:
          allow_headers: ▸[content-type]◂
        """),
      Example(
        """
        cors: { allow_methods: ▸[GET, POST, DELETE]◂ }
        """),
    ],
    good: [
      Example(
        """
        cors:
          allow_headers: [content-type, x-csrftoken]
        """),
      Example(
        """
        csrf: { defence: origin } # then no header goes along
        cors: { allow_headers: [Content-Type], allow_methods: [PUT, PATCH] }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cors = settings.cors
      guard !settings.appsAcrossOrigins.isEmpty else { return }
      let known = Set(cors.allowHeaders.map { $0.lowercased() })
      let headers = settings.namesInPreflights.filter { !known.contains($0) }
      let route = settings.routes.login.map { "POST \(settings.site.basePath)\($0)" }
      if !headers.isEmpty, !known.contains("*") {
        let field = "cors.allow_headers"
        report(
          Finding(
            "the preflight for \(route ?? "each request") will fail: "
              + "`allow_headers` lacks \(headers.joined(separator: " and "))",
            at: field, fix: profile.fix(field, toList: cors.allowHeaders + headers, .safe)))
      }
      let methods = settings.methodsInPreflights.filter { !cors.allowMethods.contains($0) }
      if !methods.isEmpty, !cors.allowMethods.contains("*") {
        let field = "cors.allow_methods"
        let user = settings.site.basePath + (settings.routes.user ?? "")
        report(
          Finding(
            "the preflight for \(methods[0]) \(user) will fail: "
              + "`allow_methods` lacks \(methods.joined(separator: " and "))",
            at: field, fix: profile.fix(field, toList: cors.allowMethods + methods, .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { PreflightTrial($0)?.steps ?? [] },
        judge: { PreflightTrial.judge($0) })))
}
