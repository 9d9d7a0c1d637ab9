import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A client that leaves its cookies at home.
  static let clientCredentialsOmitted = Rule(
    slug: "client-credentials-omitted",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the client would send and store no cookies across origins",
    rationale: """
      A browser takes cookies to another origin only where the script asks for it. Login answers \
      200, and the next request is a stranger's.
      """,
    remedy: "set `client.credentials: include`",
    references: [.fetch("credentials mode")],
    exceptions: "None. Apps of the API's own origin need no `include`.",
    bad: [
      Example(
        """
        client:
          credentials: ▸same_origin◂
        """),
      Example(
        """
        site: { apps: [{ origin: "https://api.acme-shop.de" }, { origin: "https://acme-shop.de" }] }
        client: { credentials: ▸omit◂ }
        """),
    ],
    good: [
      Example(
        """
        client:
          credentials: include
        """),
      Example(
        """
        site: { apps: [{ origin: "https://api.acme-shop.de" }] } # the API's own origin
        client: { credentials: same_origin }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "client.credentials"
      guard let app = settings.appsAcrossOrigins.first?.origin,
        settings.client.credentials != .include
      else { return }
      report(
        Finding(
          "the client would send and store no cookies on pages of \(app)", at: field,
          fix: profile.fix(field, to: "include", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(.login), as: "login"),
            // What the profile's own client sends from its app.
            .send(
              ProbeRequest(
                .user, cookies: settings.carriesCookies ? .exactly([.access(from: "login")]) : .none
              ), as: "user"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let user = transcript["user"] else {
              return .unreachable("the user was never asked for")
            }
            guard user.response.status == 401 else {
              return user.reception == .taken
                ? .held(observed: "the client's cookies go along") : user.tellsNothing
            }
            return .revealed(
              Evidence(
                "login answers \(login.response.status), and the next request is a stranger's",
                bytes: [login.summary, user.summary]))
          }
        })))
}

extension AuthSettings {
  /// Whether the client's requests carry cookies on the pages of every app.
  fileprivate var carriesCookies: Bool {
    client.credentials == .include
      || client.credentials == .sameOrigin && appsAcrossOrigins.isEmpty
  }
}
