import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An app that is not let in.
  static let corsAppMissing = Rule(
    slug: "cors-app-missing",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "an app of the profile is not allowed to read the API's answers",
    rationale: "The browser hides every answer from the app, and only where it is deployed.",
    remedy: "add the app's origin to `cors.allowed_origins`, or leave the list out",
    references: [.fetch("CORS check")],
    exceptions: "None. An app of the API's own origin needs no entry.",
    bad: [
      Example(
        """
        site:
          apps: [{ origin: "https://app.acme-shop.de" }, ▸{ origin: "https://www.acme-shop.de" }◂]
        cors:
          allowed_origins: ["https://app.acme-shop.de"]
        """),
      Example(
        """
        site: { apps: [▸{ origin: "https://www.acme-shop.de" }◂] }
        cors:
          allowed_origins: []
          allowed_origin_patterns: ['^https://[a-z]{2}\\.acme-shop\\.de$']
        """),
    ],
    good: [
      Example(
        """
        site:
          apps: [{ origin: "https://app.acme-shop.de" }, { origin: "https://www.acme-shop.de" }]
        """),
      Example(
        """
        site: { apps: [{ origin: "https://de.acme-shop.de" }] }
        cors: # the pattern covers the app
          allowed_origins: []
          allowed_origin_patterns: ['^https://[a-z]{2}\\.acme-shop\\.de$']
        csrf: { trusted_origins: ["https://de.acme-shop.de"] }
        """),
      Example(
        """
        site: { apps: [{ origin: "https://api.acme-shop.de" }] } # the API's own origin
        cors: { allowed_origins: [] }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let listed = settings.cors.allowedOrigins
      let field = "cors.allowed_origins"
      guard !profile.isRefused(field), !listed.contains("*") else { return }
      for (number, app) in settings.appsAcrossOrigins
      where !settings.sharesAnswers(with: app) {
        // An entry that is meant for the app and misspelled is told already.
        guard !listed.contains(where: { ListedOrigin.canonical($0) == app }) else { continue }
        report(
          Finding(
            "the app \(app) is not allowed to read the API's answers", at: "site.apps",
            place: profile.place(of: "site.apps", item: number),
            fix: profile.fix(field, toList: listed + [app], .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { OriginTrial(readers: $0.appsAcrossOrigins.map(\.origin)).steps },
        judge: {
          OriginTrial(readers: $0.settings.appsAcrossOrigins.map(\.origin)).judgeApps($0)
        })))
}
