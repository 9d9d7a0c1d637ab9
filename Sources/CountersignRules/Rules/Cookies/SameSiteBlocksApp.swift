import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An app whose requests are cross-site, with cookies that do not cross sites.
  static let sameSiteBlocksApp = Rule(
    slug: "samesite-blocks-app",
    checklist: [.sameSite, .cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "an app is on another site than the API, and its cookies do not cross sites",
    rationale: """
      Login answers 200, and the browser keeps no cookie: every further call is refused. No \
      setting of CORS changes that. It is the most common dead end, and it tempts people to \
      switch off one protection after the other. Two hosts are one site only when the scheme and \
      the registered domain agree; localhost and 127.0.0.1 are two sites.
      """,
    remedy: """
      serve app and API under one domain and one scheme, or use `same_site: none` with `secure` \
      and `partitioned`
      """,
    references: [
      .rfc6265bis("5.2"), .rfc6265bis("5.7"), .html("same site"), .publicSuffixList,
    ],
    exceptions: """
      An app that sends its token in the Authorization header and needs no cookie: suppress it \
      with that reason.
      """,
    bad: [
      Example(
        """
        site:
          apps: [▸{ origin: "https://acme-shop.com" }◂]
        """),
      Example(
        """
        site:
          api: http://localhost:8000
          hosts: [localhost]
          apps: [▸{ origin: "http://127.0.0.1:3000" }◂]
        cookies: { access: { name: a, secure: false }, refresh: { name: r, secure: false } }
        csrf: { cookie: { name: c, secure: false } }
        transport: { plain_http: serve }
        """),
      Example(
        """
        site: { apps: [▸{ origin: "https://app.acme-shop.de", embedded: true }◂] }
        """),
    ],
    good: [
      Example(
        """
        site:
          apps: [{ origin: "https://acme-shop.de" }, { origin: "https://app.acme-shop.de:8443" }]
        """),
      Example(
        """
        site: { apps: [{ origin: "https://acme-shop.com" }] }
        cookies: { access: { same_site: none }, refresh: { same_site: none } }
        csrf: { cookie: { same_site: none } }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let blocked = profile.servedCookies.filter { $0.sameSite != .none }
      guard !blocked.isEmpty else { return }
      for (number, app) in settings.site.apps.enumerated() where settings.isElsewhere(app) {
        report(
          Finding(
            "\(app.whereabouts): the browser drops \(blocked.inWords), whatever CORS allows",
            at: "site.apps", place: profile.place(of: "site.apps", item: number),
            fix: profile.sameHostFix(number, app)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          let visits = transcript.settings.site.apps.compactMap {
            CookieVisit($0, of: transcript.settings)
          }
          return transcript.judgeRefusals(
            for: [.setFromElsewhere], in: visits, of: ServedCookie.Role.allCases,
            held: "the browser of every app keeps the cookies")
        })))
}

extension AuthSettings.Site.App {
  /// Why requests of the app are cross-site.
  fileprivate var whereabouts: String {
    embedded
      ? "other sites show \(origin) in a frame" : "\(origin) is on another site than the API"
  }
}

extension Profile {
  /// Writes the API's own name for this machine into the app's address; nil unless both name it.
  fileprivate func sameHostFix(_ number: Int, _ app: AuthSettings.Site.App) -> Fix? {
    guard !app.embedded, let api = settings.publicOrigin,
      let page = try? CountersignBrowser.Origin(parsing: app.origin),
      api.isLoopback, page.isLoopback, case .tuple(let scheme, let host, _) = api,
      case .tuple(scheme, _, let port) = page
    else { return nil }
    let entry = place(of: "site.apps", item: number)
    let text = entry.text
    guard let range = text.firstRange(of: app.origin) else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let lower = entry.range.lower + start
    let old = SourceRange(lower: lower, upper: lower + app.origin.utf8.count)
    let better = CountersignBrowser.Origin.tuple(scheme: scheme, host: host, port: port).description
    return Fix(
      edits: [Edit(place: Place(source: entry.source, range: old), replacement: better)],
      safety: .unsafe, title: "open the app at `\(better)`")
  }
}
