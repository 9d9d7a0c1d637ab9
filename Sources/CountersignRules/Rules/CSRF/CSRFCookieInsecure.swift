import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A CSRF cookie that others on the network learn or write.
  static let csrfCookieInsecure = Rule(
    slug: "csrf-cookie-insecure",
    checklist: [.secure, .sameSite],
    severity: [.production: .warning, .staging: .warning],
    title: "the CSRF cookie travels in clear, or with requests of every site",
    rationale: """
      Somebody on the network reads the token from one http request, or overwrites it, and then \
      passes the check.
      """,
    remedy: "set `csrf.cookie.secure: true` and `same_site: lax`",
    references: [.asvs("3.3.1"), .asvs("3.3.2"), .cwe(614)],
    exceptions: "An app of another site needs `same_site: none` and is not meant.",
    bad: [
      Example(
        """
        csrf:
          cookie:
            name: csrftoken
            secure: ▸false◂
        """),
      Example(
        """
        csrf: { cookie: { same_site: ▸none◂ } }
        """),
    ],
    good: [
      Example(
        """
        csrf:
          cookie:
            name: csrftoken
            secure: true
        """),
      Example(
        """
        site: { apps: [{ origin: "https://shop.acme-stores.de" }] } # another site
        csrf: { cookie: { same_site: none } }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cookie = settings.csrf.cookie
      guard settings.csrf.defence == .token else { return }
      if !cookie.secure, settings.site.api.hasPrefix("https://") {
        let field = "csrf.cookie.secure"
        report(
          Finding(
            "the CSRF cookie is also sent in clear", at: field,
            fix: profile.fix(field, to: "true", .safe)))
      }
      if settings.csrfCookieRoams {
        let field = "csrf.cookie.same_site"
        report(
          Finding(
            "the CSRF cookie travels with requests of every site, and no app needs that",
            at: field, fix: profile.fix(field, to: "lax", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judging("login") { login in
            let settings = transcript.settings
            guard let line = login.response.setCookie(settings.csrf.cookie.name) else {
              return .held(observed: "login sets no CSRF cookie")
            }
            let isExposed =
              settings.site.api.hasPrefix("https://")
              && !SetCookieAttributes.contains("Secure", in: line)
            let words = line.lowercased()
            let stays = words.contains("samesite=lax") || words.contains("samesite=strict")
            guard isExposed || settings.csrfCookieRoams && !stays else {
              return .held(observed: "the CSRF cookie is Secure and stays on its site")
            }
            return .revealed(
              Evidence(
                isExposed
                  ? "the CSRF cookie is not Secure" : "the CSRF cookie goes along from every site",
                bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}

extension AuthSettings {
  /// Whether the CSRF cookie travels across sites although each app is on the API's site.
  fileprivate var csrfCookieRoams: Bool {
    guard csrf.cookie.sameSite == .none || csrf.cookie.sameSite == .unset,
      let api = try? Origin(parsing: site.api)
    else { return false }
    return site.apps.allSatisfy { app in
      guard let origin = try? Origin(parsing: app.origin) else { return true }
      return !app.embedded && origin.isSameSite(as: api)
    }
  }
}
