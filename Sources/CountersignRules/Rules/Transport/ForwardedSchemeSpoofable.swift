import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A header about encryption that anybody may write.
  static let forwardedSchemeSpoofable = Rule(
    slug: "forwarded-scheme-spoofable",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "clients can claim by themselves that they came over https",
    rationale: """
      Behind a proxy the server learns from a header how the client came. When no proxy writes \
      it, or the proxy lets the client's own copy through, a request over plain http claims to be \
      https. It then passes every check for encryption and gets Secure cookies in the clear.
      """,
    remedy: """
      let the proxy overwrite the header and set `strips: true`, or remove `scheme_header` where \
      there is no proxy
      """,
    references: [.asvs("4.1.3"), .asvs("15.3.4"), .cwe(348), .cwe(290)],
    exceptions: """
      A network in which nobody but the proxy can reach the server: suppress it with that reason.
      """,
    bad: [
      Example(
        """
        site: { api: "http://api.acme-shop.de" }
        transport:
          plain_http: refuse
          tls: { termination: none }
          proxy: { hops: 0, scheme_header: ▸x-forwarded-proto◂ }
        """),
      Example(
        """
        site: { api: "http://api.acme-shop.de" }
        transport:
          plain_http: redirect
          tls: { termination: none }
          proxy: { hops: 0, scheme_header: ▸x-scheme◂, strips: false }
        """),
    ],
    good: [
      Example(
        """
        transport:
          tls: { termination: proxy }
          proxy: { hops: 1, scheme_header: x-forwarded-proto, strips: true }
        """),
      Example(
        """
        transport:
          tls: { termination: proxy }
          proxy: { hops: 1, scheme_header: null, strips: false } # no header is believed
        """),
    ],
    check: { profile, report in
      guard let fault = profile.spoofing else { return }
      report(
        Finding(
          "clients can claim https by themselves: \(fault.reason)",
          at: "transport.proxy.scheme_header", fix: fault.fix))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          let claim = settings.transport.proxy.schemeHeader.map { [HeaderLine($0, "https")] } ?? []
          let route: ProbeRequest.Endpoint = settings.routes.csrf == nil ? .user : .csrf
          return [
            .send(ProbeRequest(route, cookies: .none), as: "plain"),
            .send(ProbeRequest(route, cookies: .none, headers: claim), as: "claimed"),
          ]
        },
        judge: { transcript in
          guard let plain = transcript["plain"], let claimed = transcript["claimed"] else {
            return .unreachable("the two requests were never sent")
          }
          // A limit or a fault that one of them met is no answer to the header.
          if let lost = [plain, claimed].first(where: {
            $0.response.status == 429 || $0.response.status >= 500
          }) {
            return lost.tellsNothing
          }
          let policy = "strict-transport-security"
          let isPromoted =
            (claimed.response.header(policy) != nil)
            != (plain.response.header(policy) != nil)
          guard claimed.response.status != plain.response.status || isPromoted else {
            return .held(observed: "the client's own header changes nothing")
          }
          let name = transcript.settings.transport.proxy.schemeHeader ?? ""
          return .revealed(
            Evidence(
              "a client's own header counts as https",
              bytes: [plain.summary, "\(name): https", claimed.summary]))
        })))
}

extension Profile {
  /// Why the header of the scheme cannot be believed, and the single edit that helps; nil when it
  /// can, or when there is none.
  fileprivate var spoofing: (reason: String, fix: Fix?)? {
    let transport = settings.transport
    let proxy = transport.proxy
    guard proxy.schemeHeader != nil else { return nil }
    var removal: Fix? { fix("transport.proxy.scheme_header", to: "null", .unsafe) }
    if transport.tls.termination == .server {
      return ("the server itself ends TLS, so no proxy writes the header", removal)
    }
    // Behind a proxy a missing number of hops is another rule's business.
    let isUncounted =
      transport.tls.termination == .proxy && origin(of: "transport.proxy.hops") == .implied
    if proxy.hops == 0, !isUncounted {
      let isBehind = transport.tls.termination == .proxy
      let count = proxy.strips ? fix("transport.proxy.hops", to: "1", .unsafe) : nil
      return ("no proxy is counted that would write the header", isBehind ? count : removal)
    }
    guard !proxy.strips else { return nil }
    return (
      "the proxy lets the client's own header through",
      fix("transport.proxy.strips", to: "true", .unsafe)
    )
  }
}
