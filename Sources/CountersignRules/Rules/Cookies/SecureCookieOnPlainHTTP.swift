import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie for secure connections only, and an API without one.
  static let secureCookieOnPlainHTTP = Rule(
    slug: "secure-cookie-on-plain-http",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "browsers drop Secure cookies because the API is served over plain http",
    rationale: """
      Only a secure connection may set a Secure cookie. Whoever copies the flags of production to \
      a test host without https signs in, gets 200, and is signed out at once. No error says why. \
      On localhost most browsers make an exception; Safari does not.
      """,
    remedy: """
      serve the API over https (a certificate authority of your own is enough), or on localhost \
      set `secure: false`
      """,
    references: [.rfc6265bis("5.7"), .rfc6265bis("5.8.3")],
    exceptions: "On localhost only Safari drops the cookies, so there it is advice.",
    bad: [
      Example(
        """
        site: { api: "http://api.acme-shop.de" }
        cookies:
          access: { name: access, secure: ▸true◂ }
          refresh: { name: refresh, secure: true }
        transport: { plain_http: serve }
        """),
      Example(
        """
        site: { api: "http://localhost:8000", hosts: [localhost] }
        cookies:
          access: { name: access, secure: false }
          refresh: { name: refresh, secure: ▸true◂ }
        csrf: { cookie: { name: csrftoken, secure: false } }
        transport: { plain_http: serve }
        """),
    ],
    good: [
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost] }
        cookies:
          access: { name: access, secure: true }
        """),
      Example(
        """
        site: { api: "http://localhost:8000", hosts: [localhost] }
        cookies:
          access: { name: access, secure: false }
          refresh: { name: refresh, secure: false }
        csrf: { cookie: { name: csrftoken, secure: false } }
        transport: { plain_http: serve }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard !settings.speaksHTTPS, let api = settings.publicOrigin else { return }
      let dropped = profile.servedCookies.filter(\.isSecure)
      guard let first = dropped.first else { return }
      report(
        Finding(
          api.isLoopback
            ? "Safari drops \(dropped.inWords): to it \(api) is no secure connection"
            : "browsers drop \(dropped.inWords): \(api) is no secure connection",
          at: first.field("secure"), atMost: api.isLoopback ? .advice : nil,
          fix: api.isLoopback ? profile.looseningFix(dropped) : profile.secureOriginFix(api)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          let visit = CookieVisit(pagesOf: transcript.settings.site.api, agent: .safari)
          return transcript.judgeRefusals(
            for: [.secureFromInsecure], in: [visit].compactMap(\.self),
            of: ServedCookie.Role.allCases, held: "the connection may set the cookies")
        })))
}

extension Profile {
  /// Serves the API over https, at the same port where it has one of its own.
  fileprivate func secureOriginFix(_ api: CountersignBrowser.Origin) -> Fix? {
    guard case .tuple(let scheme, let host, let port) = api else { return nil }
    let secure = CountersignBrowser.Origin.tuple(
      scheme: .https, host: host,
      port: port == scheme.defaultPort ? Scheme.https.defaultPort : port)
    return fix("site.api", to: "\"\(secure)\"", .unsafe)
  }

  /// Drops Secure where it is written and no name demands it.
  fileprivate func looseningFix(_ cookies: [ServedCookie]) -> Fix? {
    let fields = cookies.map { $0.field("secure") }
    guard cookies.allSatisfy({ $0.prefix == nil }),
      fields.allSatisfy({ origin(of: $0) == .written })
    else { return nil }
    let edits = fields.compactMap { fix($0, to: "false", .unsafe)?.edits }.flatMap(\.self)
    return Fix(edits: edits, safety: .unsafe, title: "set `secure` to `false`")
  }
}
