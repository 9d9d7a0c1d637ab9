import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An API that answers without encryption.
  static let plainHTTPAPI = Rule(
    slug: "plain-http-api",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error],
    title: "the API answers over unencrypted http",
    rationale: """
      Everybody on the way can read passwords and tokens: in the café's network, at the provider, \
      in any device between. A redirect to https comes too late, as the first request has \
      crossed the wire already.
      """,
    remedy: "serve https and set `plain_http: refuse`",
    references: [
      .asvs("12.2.1"), .asvs("4.1.2"), .nist63B("5.1"), .rfc(6797, "7.2"), .cwe(319), .cwe(523),
    ],
    exceptions: """
      A proxy in front closes port 80. State `plain_http: refuse` all the same: it costs nothing \
      and holds when the proxy is changed.
      """,
    bad: [
      Example(
        """
        site: { api: ▸"http://api.acme-shop.de"◂ }
        transport: { plain_http: serve }
        """),
      Example(
        """
        site: { api: "http://localhost:8000", hosts: [localhost] }
        transport: { plain_http: ▸serve◂ }
        """),
      Example(
        """
        transport: { plain_http: ▸serve◂ }
        """),
    ],
    good: [
      Example(
        """
        transport:
          plain_http: refuse
        """),
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost] }
        transport: { plain_http: redirect }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      if !settings.speaksHTTPS, settings.publicOrigin?.isLoopback != true {
        report(Finding("the API answers over unencrypted http", at: "site.api"))
      } else if settings.transport.plainHTTP == .serve {
        report(
          Finding(
            "a request over unencrypted http is answered like one over https",
            at: "transport.plain_http",
            fix: profile.fix("transport.plain_http", to: "refuse", .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          // The sample of an app's route is not there on every server.
          let route: ProbeRequest.Endpoint = settings.routes.user == nil ? .data : .user
          return [
            .loginBesideJar,
            .send(ProbeRequest(route, cookies: .none, page: .program), as: "encrypted"),
            .send(.plainHTTP(route), as: "clear"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            guard login.request.url.hasPrefix("https://") else {
              return .revealed(
                Evidence("a password crossed the wire in the clear", bytes: [login.summary]))
            }
            return transcript.judgePlainPort()
          }
        })))
}

extension Transcript {
  /// Whether a request without TLS is answered like one with it.
  fileprivate func judgePlainPort() -> Judgement {
    if isPlainPortClosed { return .held(observed: "nothing listens without TLS") }
    guard let encrypted = self["encrypted"], let clear = self["clear"] else {
      return .unreachable("the requests were never sent")
    }
    let status = clear.response.status
    let location = clear.response.header("location")?.lowercased() ?? ""
    if (300..<400).contains(status), location.hasPrefix("https://") {
      return .held(observed: "a request without TLS is sent to https: \(status)")
    }
    guard status == encrypted.response.status else {
      return status == 429 || status >= 500
        ? clear.tellsNothing : .held(observed: "a request without TLS answers \(status)")
    }
    // Another server may stand at the port without TLS and refuse everybody, or know no such path.
    guard clear.reception != .other, status != 403 else {
      return .unreachable("with TLS and without it the server answers \(status)")
    }
    return .revealed(
      Evidence(
        "a request without TLS is answered like one with it",
        bytes: [encrypted.summary, clear.summary]))
  }
}
