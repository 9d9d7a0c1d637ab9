import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An app whose writes are taken for an attack.
  static let csrfTrustedOriginMissing = Rule(
    slug: "csrf-trusted-origin-missing",
    checklist: [.sameSite, .cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "an app's own requests are refused as forged",
    rationale: """
      Login and every other write answer 403. People then exempt the views from the check, and \
      the defence is gone.
      """,
    remedy: "add the app's origin to `csrf.trusted_origins`, or leave the list out",
    references: [.cheatSheet("Cross-Site Request Forgery Prevention"), .asvs("3.5.1")],
    exceptions: "None.",
    bad: [
      Example(
        """
        csrf:
          trusted_origins: ▸[]◂
        """),
      Example(
        """
        csrf:
          defence: origin
          trusted_origins: ▸["https://*.app.acme-shop.de"]◂ # covers subdomains, not the host
        """),
      Example(
        """
        site: { apps: [▸{ origin: "https://de.acme-shop.de" }◂] }
        cors: # lets the app read, but the list that is trusted stays empty
          allowed_origins: []
          allowed_origin_patterns: ['^https://[a-z]{2}\\.acme-shop\\.de$']
        """),
    ],
    good: [
      Example(
        """
        csrf:
          trusted_origins: ["https://app.acme-shop.de"]
        """),
      Example(
        """
        csrf: { trusted_origins: ["https://*.acme-shop.de"] }
        """),
      Example(
        """
        csrf: { defence: header, trusted_origins: [] } # this defence asks for no origin
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "csrf.trusted_origins"
      let isImplied = profile.origin(of: field) == .implied
      let trusted = settings.csrf.trustedOrigins
      guard settings.looksAtOrigins, !profile.isRefused(field) else { return }
      for (number, app) in settings.appsAcrossOrigins
      where !settings.trusts(app) {
        // An entry that is meant for the app and misspelled is told already, and so is an app that
        // may not even read.
        guard !trusted.contains(where: { ListedOrigin.canonical($0) == app }) else { continue }
        guard !isImplied || settings.sharesAnswers(with: app) else { continue }
        report(
          Finding(
            "requests from \(app) will be refused as forged",
            at: isImplied ? "site.apps" : field,
            place: isImplied ? profile.place(of: "site.apps", item: number) : nil,
            fix: profile.fix(field, toList: trusted + [app], .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { OriginTrial.writingApps(of: $0).steps },
        judge: { OriginTrial.writingApps(of: $0.settings).judgeApps($0) })))
}

extension OriginTrial {
  /// Pages of all apps of other origins, which log in.
  fileprivate static func writingApps(of settings: AuthSettings) -> OriginTrial {
    OriginTrial(readers: [], writers: settings.appsAcrossOrigins.map(\.origin))
  }
}
