import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An app without encryption that may read the account.
  static let corsPlainHTTPOrigin = Rule(
    slug: "cors-plain-http-origin",
    checklist: [.cors],
    severity: [.production: .error, .staging: .warning],
    title: "a page that is loaded over plain http may read or change the account",
    rationale: """
      Anybody on the network forges a page under that origin. Its scripts then use the victim's \
      session, however well the API itself is encrypted.
      """,
    remedy: "serve the app over https and list that origin",
    references: [.fetch("CORS protocol"), .asvs("3.4.2"), .asvs("12.2.1"), .cwe(942), .cwe(319)],
    exceptions: "Loopback addresses never leave the machine and are not meant.",
    bad: [
      Example(
        """
        cors:
          allowed_origins: ["https://app.acme-shop.de", ▸"http://app.acme-shop.de"◂]
        """),
      Example(
        """
        csrf: { trusted_origins: ["https://app.acme-shop.de", ▸"http://www.acme-shop.de"◂] }
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
        cors: { allowed_origins: ["https://app.acme-shop.de", "http://localhost:3000"] }
        """),
    ],
    check: { profile, report in profile.judgePlainOrigins(report) },
    proof: .probe(
      Probe(
        steps: { OriginTrial.plain(of: $0).steps },
        judge: { OriginTrial.plain(of: $0.settings).judgeStrangers($0) })))
}

extension Profile {
  fileprivate func judgePlainOrigins(_ report: (Finding) -> Void) {
    let lists: [(field: String, entries: [String], can: String)] = [
      ("cors.allowed_origins", settings.cors.allowedOrigins, "may read answers"),
      ("csrf.trusted_origins", settings.csrf.trustedOrigins, "is trusted to act"),
    ]
    var isTold = false
    for (field, entries, can) in lists {
      guard origin(of: field) != .implied else { continue }
      for (number, entry) in entries.enumerated() where ListedOrigin.isExposed(entry) {
        isTold = true
        report(
          Finding(
            "the http origin \(entry) \(can): anybody on the network can pose as it",
            at: field, place: place(of: field, item: number),
            fix: plainFix(field, entries, number)))
      }
    }
    // An app is on both lists where neither is written.
    guard !isTold, origin(of: "cors.allowed_origins") == .implied else { return }
    for (number, app) in settings.appsAcrossOrigins where ListedOrigin.isExposed(app) {
      report(
        Finding(
          "the http origin \(app) may read answers: anybody on the network can pose as it",
          at: "site.apps", place: place(of: "site.apps", item: number)))
    }
  }

  private func plainFix(_ field: String, _ entries: [String], _ number: Int) -> Fix? {
    let secure = entries[number].replacing("http://", with: "https://", maxReplacements: 1)
    guard entries.contains(secure) else {
      return fix(field, item: number, to: YAMLSpelling.scalar(secure), .unsafe)
    }
    var rest = entries
    rest.remove(at: number)
    return fix(field, toList: rest, .safe)
  }
}

extension OriginTrial {
  /// Pages of plain http origins: the listed ones and the app's twin.
  fileprivate static func plain(of settings: AuthSettings) -> OriginTrial {
    let twins = settings.site.apps.prefix(1).map {
      $0.origin.replacing("https://", with: "http://", maxReplacements: 1)
    }.filter(ListedOrigin.isExposed)
    let readers = settings.cors.allowedOrigins.filter(ListedOrigin.isExposed)
    let writers = settings.csrf.trustedOrigins.filter {
      ListedOrigin.parent(of: $0) == nil && ListedOrigin.isExposed($0)
    }
    return OriginTrial(
      readers: readers + twins, writers: settings.looksAtOrigins ? writers + twins : [])
  }
}
