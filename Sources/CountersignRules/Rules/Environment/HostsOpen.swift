import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A server that answers to any name.
  static let hostsOpen = Rule(
    slug: "hosts-open",
    severity: [.production: .error, .staging: .error],
    title: "the server answers to names that are not its own",
    rationale: """
      Whoever chooses the Host header chooses where links in password mails lead and under which \
      name a cache stores the answer. Checks of the origin compare with the attacker's host, too.
      """,
    remedy: "list the host of `site.api` and nothing wider",
    references: [.asvs("3.4.2"), .asvs("6.4.3"), .rfc(9110, "7.2"), .cwe(644)],
    exceptions: """
      A proxy that replaces the Host header with a fixed one: then list that one here, it costs \
      nothing.
      """,
    bad: [
      Example(
        """
        site:
          hosts: [▸"*"◂]
        """),
      Example(
        """
        site: { hosts: [api.acme-shop.de, ▸.de◂] }
        """),
      Example(
        """
        site: { hosts: ▸[www.acme-shop.de]◂ } # not the host of site.api
        """),
    ],
    good: [
      Example(
        """
        site:
          hosts: [api.acme-shop.de]
        """),
      Example(
        """
        site: { hosts: [.acme-shop.de] } # a domain of one's own that covers the API
        """),
    ],
    check: { profile, report in
      let hosts = profile.settings.site.hosts
      guard let api = Host(ofAddress: profile.settings.site.api) else { return }
      func fix() -> Fix? {
        profile.fix("site.hosts", to: YAMLSpelling.list([api.quoted]), .safe)
      }
      for (item, entry) in hosts.enumerated() where entry.isOpenHost {
        report(
          Finding(
            entry == "*"
              ? "any Host header is accepted"
              : "`\(entry)` accepts hosts of everybody: it is a public suffix",
            at: "site.hosts", place: profile.place(of: "site.hosts", item: item), fix: fix()))
      }
      let isCovered = hosts.contains {
        $0 == api.text || $0.hasPrefix(".") && CookieMatch.domain(api, String($0.dropFirst()))
      }
      guard !isCovered, !hosts.contains(where: \.isOpenHost) else { return }
      report(
        Finding("the API's own host \(api.text) is not accepted", at: "site.hosts", fix: fix()))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          [
            .send(
              ProbeRequest(
                .csrf, cookies: .none, headers: [HeaderLine("Host", settings.foreignHost)]),
              as: "foreign"),
            .send(ProbeRequest(.csrf, cookies: .none), as: "own"),
          ]
        },
        judge: { transcript in
          guard let foreign = transcript["foreign"], let own = transcript["own"] else {
            return .unreachable("the requests were never sent")
          }
          guard own.response.status < 400 else {
            return own.response.status == 400
              ? .revealed(Evidence("the API's own host is refused", bytes: [own.summary]))
              : .unreachable("the API's own host answered \(own.response.status)")
          }
          let host = transcript.settings.foreignHost
          let status = foreign.response.status
          guard status >= 400 else {
            return .revealed(
              Evidence(
                "the server answers to a foreign name", bytes: ["Host: \(host)", foreign.summary]))
          }
          // What is there for the own host and not for this one is refused, too; 421 says so.
          return Exchange.refusals.union([404, 421]).contains(status)
            ? .held(observed: "Host: \(host) answers \(status)") : foreign.tellsNothing
        })))
}

extension Host {
  /// The host as YAML writes it.
  fileprivate var quoted: String { YAMLSpelling.scalar(text) }
}

extension String {
  /// Whether an entry of `site.hosts` accepts names of strangers.
  fileprivate var isOpenHost: Bool {
    if self == "*" { return true }
    guard utf8.contains(UInt8(ascii: ".")) else { return false }
    return PublicSuffixes.isPublicSuffix(hasPrefix(".") ? String(dropFirst()) : self)
  }
}

extension AuthSettings {
  /// A host that is not the API's; one below an accepted public suffix where there is one.
  fileprivate var foreignHost: String {
    let suffix = site.hosts.first { $0 != "*" && $0.isOpenHost }
    return suffix.map { $0.hasPrefix(".") ? "evil" + $0 : $0 } ?? "evil.invalid"
  }
}
