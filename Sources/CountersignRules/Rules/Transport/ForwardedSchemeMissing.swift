import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A server behind a proxy that takes every request for unencrypted.
  static let forwardedSchemeMissing = Rule(
    slug: "forwarded-scheme-missing",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .advice],
    title: "behind the proxy the server believes that every request is http",
    rationale: """
      The proxy ends the encryption and passes the request on in the clear. When no header says \
      so, the server redirects https to https without end, or refuses everything. It compares \
      pages' origins with the wrong scheme and sends no Strict-Transport-Security.
      """,
    remedy: "set `scheme_header: x-forwarded-proto`, let the proxy write it and set `strips: true`",
    references: [.rfc(6797, "7.1"), .cheatSheet("Transport Layer Security")],
    exceptions: "None: a proxy that ends TLS has to say so.",
    bad: [
      Example(
        """
        transport:
          plain_http: redirect
          tls: { termination: proxy }
          proxy: { hops: 1, scheme_header: ▸null◂, strips: true }
        """),
      Example(
        """
        transport: { tls: { termination: proxy }, proxy: { scheme_header: ▸null◂ } }
        """),
    ],
    good: [
      Example(
        """
        transport:
          plain_http: redirect
          tls: { termination: proxy }
          proxy: { hops: 1, scheme_header: x-forwarded-proto, strips: true }
        """),
      Example(
        """
        transport: { tls: { termination: none }, proxy: { hops: 0, scheme_header: null } }
        """),
    ],
    check: { profile, report in
      let transport = profile.settings.transport
      guard transport.tls.termination == .proxy, transport.proxy.schemeHeader == nil else { return }
      let field = "transport.proxy.scheme_header"
      // Without stripping the header could be forged, so that alone would not be a cure.
      let fix =
        transport.proxy.strips ? profile.fix(field, to: "x-forwarded-proto", .unsafe) : nil
      report(
        Finding(
          "behind the proxy the server believes that every request is http", at: field,
          atMost: transport.plainHTTP == .redirect ? nil : .warning, fix: fix))
    },
    proof: .probe(
      Probe(
        likeness: [.proxy],
        steps: { _ in
          [
            .send(ProbeRequest(.user, cookies: .none), as: "user"),
            .send(ProbeRequest(.login), as: "login"),
          ]
        }, judge: { $0.judgeScheme() })))
}

extension Transcript {
  /// Judges whether a request that came over https is taken for one over http.
  fileprivate func judgeScheme() -> Judgement {
    if let user = self["user"], (300..<400).contains(user.response.status),
      let target = user.response.header("location"), target == user.request.url
    {
      return .revealed(
        Evidence(
          "over https the server sends its clients to the same place, without end",
          bytes: [user.summary, "Location: \(target)"]))
    }
    guard let login = self["login"] else { return .unreachable("login was never sent") }
    guard login.response.status == 403 else { return judging("login", judgeHSTS) }
    return .revealed(
      Evidence("a login over https is refused as if it were http", bytes: [login.summary]))
  }

  /// Judges an answer over https by the header that is sent over https alone (RFC 6797 7.2).
  private func judgeHSTS(_ login: Exchange) -> Judgement {
    let transport = settings.transport
    let isPromised = transport.hsts.maxAge > .zero
    if isPromised, login.response.header("strict-transport-security") == nil {
      return .revealed(
        Evidence("an answer over https has no Strict-Transport-Security", bytes: [login.summary]))
    }
    guard isPromised || transport.plainHTTP != .serve || transport.proxy.schemeHeader != nil else {
      return .unreachable("plain http is served alike, so nothing shows which one it was taken for")
    }
    return .held(observed: "login over https answers \(login.response.status)")
  }
}
