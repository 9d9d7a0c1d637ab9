import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Two names of one's own machine that browsers keep apart.
  static let loopbackHostsMixed = Rule(
    slug: "loopback-hosts-mixed",
    checklist: [.sameSite, .cors],
    severity: [.development: .warning],
    title: "localhost and 127.0.0.1 are different sites for cookies",
    rationale: """
      Both lead to the same machine, but a browser does not know that. A page at 127.0.0.1:3000 \
      passes CORS and never gets the cookies of localhost:8000: login answers 200 and nobody is \
      signed in.
      """,
    remedy: "use one spelling everywhere",
    references: [.rfc6265bis("5.2"), .cwe(1275)],
    exceptions: "None.",
    bad: [
      Example(
        """
        site:
          api: https://localhost:8443
          hosts: [localhost]
          apps:
            - origin: https://localhost:3000
            - ▸origin: https://127.0.0.1:3000◂
        """),
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost] }
        cors: { allowed_origins: ["https://app.acme-shop.de", ▸"https://127.0.0.1:3000"◂] }
        """),
    ],
    good: [
      Example(
        """
        site:
          api: https://localhost:8443
          hosts: [localhost]
          apps: [{ origin: "https://localhost:3000" }]
        """),
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost, 127.0.0.1] }
        """),
    ],
    check: { profile, report in
      let loopback = profile.namedHosts.filter { host in
        host.host.isLoopback
          && ["site.api", "site.apps", "cors.allowed_origins", "client.base_url"].contains(
            host.field)
      }
      guard let usual = loopback.first?.host.text else { return }
      for odd in loopback where odd.host.text != usual {
        report(
          Finding(
            "`\(odd.text)` is another site than \(usual) for cookies", at: odd.field,
            place: odd.place(in: profile), fix: profile.fixSpelling(odd, as: usual)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          // Without the jar: the page's own CSRF cookie would be dropped as well.
          let page = ProbeRequest.Page.origin(settings.oddPage ?? settings.page)
          return [.send(ProbeRequest(.login, cookies: .none, page: page), as: "login")]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let page = transcript.settings.oddPage else {
              return .held(observed: "every address of the machine is spelled the same way")
            }
            let dropped = login.cookiesDropped(onPageOf: page)
            guard !dropped.isEmpty else {
              return .held(observed: "a page on \(page) gets its cookies")
            }
            return .revealed(
              Evidence(
                "login answers \(login.response.status) and the browser drops the cookies of a "
                  + "page on \(page)", bytes: dropped.map { "Set-Cookie: \($0)" }))
          }
        })))
}

extension Exchange {
  /// The `Set-Cookie` lines that a browser refuses when a page of this origin makes the request.
  fileprivate func cookiesDropped(onPageOf page: String) -> [String] {
    guard let url = try? WebURL(parsing: request.url), let initiator = try? Origin(parsing: page)
    else { return [] }
    let planned = PlannedRequest(
      .fetch, url, method: request.method, credentials: .include, initiator: initiator)
    let context = CookieContext(planned, agent: .chromium, at: 0)
    var store = CookieStore()
    return response.setCookies.filter { store.store($0, in: context).refusal != nil }
  }
}

extension Profile {
  /// The entry with the usual host, in a list that stays free of repetitions.
  fileprivate func fixSpelling(_ odd: NamedHost, as usual: String) -> Fix? {
    let spelled = odd.text.replacing("://" + odd.host.text, with: "://" + usual, maxReplacements: 1)
    switch odd.field {
    case "cors.allowed_origins":
      var origins: [String] = []
      for origin in settings.cors.allowedOrigins {
        let next = origin == odd.text ? spelled : origin
        if !origins.contains(next) { origins.append(next) }
      }
      return fix(odd.field, to: YAMLSpelling.list(origins.map(YAMLSpelling.scalar)), .safe)
    case "client.base_url": return fix(odd.field, to: YAMLSpelling.scalar(spelled), .safe)
    default: return nil
    }
  }
}

extension AuthSettings {
  /// An origin on another spelling of the API's loopback host; nil when there is none.
  fileprivate var oddPage: String? {
    guard let api = Host(ofAddress: site.api), api.isLoopback else { return nil }
    return (site.apps.map(\.origin) + cors.allowedOrigins).first {
      guard let host = Host(ofAddress: $0) else { return false }
      return host.isLoopback && host != api
    }
  }

  /// The first app's origin, or the API's own.
  fileprivate var page: String { site.apps.first?.origin ?? site.api }
}
