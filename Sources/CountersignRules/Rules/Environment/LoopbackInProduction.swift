import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A deployed profile that trusts a host of the visitor's own machine.
  static let loopbackInProduction = Rule(
    slug: "loopback-in-production",
    checklist: [.cors],
    severity: [.production: .error, .staging: .warning],
    title: "a deployed profile names a loopback or private address",
    rationale: """
      On a visitor's machine localhost is whatever program runs there: any of them can serve a \
      page on localhost:3000 and act with the session. Private addresses belong to whoever runs \
      the network.
      """,
    remedy: "remove it; a developer's own profile may list it",
    references: [.asvs("3.4.2"), .cheatSheet("REST Security"), .cwe(942)],
    exceptions: "Appliances that are reached on a private network only.",
    bad: [
      Example(
        """
        cors:
          allowed_origins:
            - https://app.acme-shop.de
            - ▸http://localhost:3000◂
        """),
      Example(
        """
        site:
          apps:
            - origin: https://app.acme-shop.de
            - ▸origin: http://127.0.0.1:3000◂
        """),
    ],
    good: [
      Example(
        """
        cors:
          allowed_origins: ["https://app.acme-shop.de"]
        """),
      Example(
        """
        cors: { allowed_origins: ["https://app.acme-shop.de", "https://localhost.acme-shop.de"] }
        """),
    ],
    check: { profile, report in
      for host in profile.namedHosts where host.host.isPrivate {
        // Keys from a loopback host are the business of key-source-insecure.
        guard host.field != "keys.verifying_url" || !host.host.isLoopback else { continue }
        report(
          Finding(
            "`\(host.text)` is a loopback or private address", at: host.field,
            place: host.place(in: profile), fix: profile.fixRemovingPrivate(from: host.field)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .user, cookies: .exactly([.access(from: "login")]),
                page: .origin(settings.loopbackPage)), as: "local"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            guard let local = transcript["local"] else {
              return .unreachable("the local page's request was never sent")
            }
            let page = transcript.settings.loopbackPage
            let header = "access-control-allow-origin"
            guard local.response.header(header) == page else {
              return .held(observed: "a page on \(page) gets no \(header)")
            }
            return .revealed(
              Evidence(
                "a page on \(page) may read the answer",
                bytes: [local.summary, "Access-Control-Allow-Origin: \(page)"]))
          }
        })))
}

extension Profile {
  fileprivate func fixRemovingPrivate(from field: String) -> Fix? {
    let isPrivate = { (text: String) in Host(ofAddress: text)?.isPrivate == true }
    switch field {
    case "site.hosts": return fixRemoving(isPrivate, from: field, settings.site.hosts)
    case "cors.allowed_origins":
      return fixRemoving(isPrivate, from: field, settings.cors.allowedOrigins)
    case "csrf.trusted_origins":
      return fixRemoving(isPrivate, from: field, settings.csrf.trustedOrigins)
    default: return nil
    }
  }
}

extension AuthSettings {
  /// The first allowed origin on a loopback or private address, or a usual one.
  fileprivate var loopbackPage: String {
    cors.allowedOrigins.first { Host(ofAddress: $0)?.isPrivate == true }
      ?? "http://localhost:3000"
  }
}
