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
      Example(
        """
        tokens: { accept_from: [cookie, header] }
        cors: { allow_headers: ▸["*"]◂ } # this name it does not stand for
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
      guard !profile.settings.appsAcrossOrigins.isEmpty else { return }
      profile.judgeAllowedHeaders(report)
      profile.judgeAllowedMethods(report)
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { PreflightTrial($0)?.steps ?? [] },
        judge: { PreflightTrial.judge($0) })))
}

extension Profile {
  fileprivate func judgeAllowedHeaders(_ report: (Finding) -> Void) {
    let field = "cors.allow_headers"
    let known = settings.cors.allowHeaders.map { $0.lowercased() }
    // The profile's own client sends no token in a header; a list that is written is for others too.
    let isWritten = origin(of: field) != .implied
    // Even where `*` stands for all names, it does not stand for this one (Fetch, 4.8).
    let missing = settings.namesInPreflights.filter { name in
      !known.contains(name)
        && (name == "authorization" ? isWritten : !known.contains("*"))
    }
    guard !missing.isEmpty else { return }
    let route = missing == ["authorization"] ? settings.routes.user : settings.routes.login
    let request = route.map {
      (missing == ["authorization"] ? "GET " : "POST ") + settings.site.basePath + $0
    }
    report(
      Finding(
        "the preflight for \(request ?? "each request") will fail: `allow_headers` lacks "
          + missing.joined(separator: " and "),
        at: field, fix: fix(field, toList: settings.cors.allowHeaders + missing, .safe)))
  }

  fileprivate func judgeAllowedMethods(_ report: (Finding) -> Void) {
    let field = "cors.allow_methods"
    let known = settings.cors.allowMethods
    let missing = settings.methodsInPreflights.filter { !known.contains($0) }
    guard let first = missing.first, let user = settings.routes.user, !known.contains("*") else {
      return
    }
    report(
      Finding(
        "the preflight for \(first) \(settings.site.basePath)\(user) will fail: `allow_methods` "
          + "lacks \(missing.joined(separator: " and "))",
        at: field, fix: fix(field, toList: known + missing, .safe)))
  }
}
