import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Cookies that are needed across origins and may not travel.
  static let corsCredentialsOff = Rule(
    slug: "cors-credentials-off",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "cookies are needed across origins but credentials are not allowed",
    rationale: "The browser hides every answer from the app, and nobody can sign in.",
    remedy: "set `allow_credentials: true` together with an exact list of origins",
    references: [.fetch("CORS check, steps 6 to 8")],
    exceptions: "Clients that carry the token in a header.",
    bad: [
      Example(
        """
        cors:
          allow_credentials: ▸false◂
        """),
      Example(
        """
        cors: { allowed_origins: ["https://app.acme-shop.de"], allow_credentials: ▸false◂ }
        """),
    ],
    good: [
      Example(
        """
        cors:
          allow_credentials: true
        """),
      Example(
        """
        site: { apps: [{ origin: "https://api.acme-shop.de" }] } # the API's own origin
        cors: { allow_credentials: false }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let isCrossOrigin = settings.site.apps.contains { $0.origin != settings.site.api }
      let needsCookies =
        settings.client.credentials == .include || settings.tokens.acceptFrom == [.cookie]
      guard isCrossOrigin, needsCookies, !settings.cors.allowCredentials else { return }
      let isExact =
        settings.cors.allowedOriginPatterns.isEmpty && !settings.cors.allowAnyOrigin
      report(
        Finding(
          "the app needs cookies across origins, but credentials are not allowed",
          at: "cors.allow_credentials",
          fix: profile.fix("cors.allow_credentials", to: "true", isExact ? .safe : .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(.user(withCookieOf: "login"), as: "user"),
          ]
        },
        judge: { transcript in
          let settings = transcript.settings
          guard settings.site.apps.contains(where: { $0.origin != settings.site.api }) else {
            return .held(observed: "every app has the API's own origin")
          }
          guard let user = transcript["user"] else {
            return .unreachable("the app's request was never sent")
          }
          let header = "access-control-allow-credentials"
          guard user.response.header(header) != "true" else {
            return .held(observed: "\(header): true")
          }
          return .revealed(
            Evidence(
              "the browser hides the answer from the app: no \(header)", bytes: [user.summary]))
        })))
}
