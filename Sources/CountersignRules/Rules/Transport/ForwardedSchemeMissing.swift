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
    proof: .untried(
      because: "the server that is tried ends TLS itself and so never depends on a proxy's word"))
}
