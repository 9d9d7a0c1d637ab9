import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An entry that no browser sends in this spelling.
  ///
  /// The check judges `cors.allowed_origins` and `csrf.trusted_origins`; of `site.apps` the reader
  /// of profiles speaks under the same slug, since an app without an origin cannot be judged.
  static let corsOriginNeverMatches = Rule(
    slug: "cors-origin-never-matches",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "an origin is spelled as no browser sends it",
    rationale: """
      Origins are compared letter by letter. The app stays blocked, and the usual way out is to \
      let every website in.
      """,
    remedy: """
      write scheme and host in lower case, and the port unless it is the scheme's own: \
      `https://app.acme-shop.de`
      """,
    references: [.fetch("CORS check"), .rfc(6454, "6.2")],
    exceptions: "None.",
    bad: [
      Example(
        """
        cors:
          allowed_origins: [▸"https://app.acme-shop.de:443/"◂]
        """),
      Example(
        """
        csrf:
          trusted_origins:
            - ▸app.acme-shop.de◂
        """),
      Example(
        """
        cors: { allowed_origins: [▸"https://App.Acme-Shop.de"◂] }
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
        csrf: { trusted_origins: ["https://app.acme-shop.de", "https://*.preview.acme-shop.de"] }
        """),
      Example(
        """
        cors: { allowed_origins: ["https://app.acme-shop.de", "http://localhost:3000"] }
        """),
    ],
    check: { profile, report in
      let lists: [(field: String, entries: [String], allowsSubdomains: Bool)] = [
        ("cors.allowed_origins", profile.settings.cors.allowedOrigins, false),
        ("csrf.trusted_origins", profile.settings.csrf.trustedOrigins, true),
      ]
      for (field, entries, allowsSubdomains) in lists
      where profile.origin(of: field) != .implied {
        for (number, entry) in entries.enumerated() {
          guard let fault = ListedOrigin.fault(of: entry, allowsSubdomains: allowsSubdomains)
          else { continue }
          let canonical = ListedOrigin.canonical(entry)
          let host = InternationalHost(in: entry).map { "; \($0.words)" } ?? ""
          report(
            Finding(
              "browsers never send `\(entry)` as Origin"
                + (canonical.map { "; it should be \($0)" } ?? ": \(fault)\(host)"),
              at: field, place: profile.place(of: field, item: number),
              fix: canonical.flatMap {
                ListedOrigin.isExposed($0)
                  ? nil : profile.fix(field, item: number, to: YAMLSpelling.scalar($0), .safe)
              }))
        }
      }
    },
    proof: .probe(
      Probe(
        steps: { OriginTrial.namedApps(of: $0).steps },
        judge: { OriginTrial.namedApps(of: $0.settings).judgeApps($0) })))
}

extension OriginTrial {
  /// Pages of the apps that an entry means, well or badly spelled; an app that no entry means is
  /// another rule's business.
  fileprivate static func namedApps(of settings: AuthSettings) -> OriginTrial {
    let apps = settings.appsAcrossOrigins.map(\.origin)
    let readers = apps.filter { app in
      settings.cors.allowedOrigins.contains { $0.means(app, allowsSubdomains: false) }
    }
    let writers = apps.filter { app in
      settings.csrf.trustedOrigins.contains { $0.means(app, allowsSubdomains: true) }
    }
    return OriginTrial(readers: readers, writers: settings.looksAtOrigins ? writers : [])
  }
}

extension String {
  /// Whether this entry is the app's origin, or is not one and has the app's host in it.
  fileprivate func means(_ app: String, allowsSubdomains: Bool) -> Bool {
    guard self != app else { return true }
    guard ListedOrigin.fault(of: self, allowsSubdomains: allowsSubdomains) != nil,
      let host = ListedOrigin.host(of: app)
    else { return false }
    return lowercased().contains(host.text)
  }
}
