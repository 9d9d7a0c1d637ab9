import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie that may cross sites although no app needs that.
  static let sameSiteNoneUnneeded = Rule(
    slug: "samesite-none-unneeded",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "SameSite=None is set although every app is on the API's own site",
    rationale: """
      The browser sends the cookie along with requests that any other website makes. A hidden \
      form on such a site then acts as the signed-in user, and a slip in CORS lets it read the \
      answers too. None of the apps gains anything by it.
      """,
    remedy: "set `same_site: lax` or `strict`",
    references: [
      .rfc6265bis("5.6.7.1"), .rfc6265bis("8.8"), .asvs("3.3.2"),
      .cheatSheet("Cross-Site Request Forgery Prevention"), .cwe(1275), .cwe(352),
    ],
    exceptions: """
      A partner shows the app in a frame, or signs users in from a site that the profile does not \
      list. List that app, with `embedded: true` where it is framed.
      """,
    bad: [
      Example(
        """
        cookies:
          access:
            same_site: ▸none◂
        """),
      Example(
        """
        site: { apps: [{ origin: "https://acme-shop.de" }] } # a parent domain: the same site
        cookies: { refresh: { same_site: ▸none◂, secure: true } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access:
            same_site: lax
        """),
      Example(
        """
        site: { apps: [{ origin: "https://acme-shop.com" }] } # another site needs it
        cookies: { access: { same_site: none }, refresh: { same_site: none } }
        csrf: { cookie: { same_site: none } }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cookies = profile.tokenCookies { $0.sameSite == .none }
      guard !cookies.isEmpty, !settings.site.apps.contains(where: settings.isElsewhere) else {
        return
      }
      for (kind, _) in cookies {
        let field = kind.path("same_site")
        report(
          Finding(
            "any website can send requests with the \(kind.rawValue) cookie, and no app needs that",
            at: field, fix: profile.fix(field, to: "lax", .safe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let route = settings.site.basePath + (settings.routes.refresh ?? "/")
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .path(route), method: "POST", page: .origin(ForeignPage.origin), kind: .form,
                csrf: false), as: "forged"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let settings = transcript.settings
            guard !settings.site.apps.contains(where: settings.isElsewhere) else {
              return .held(observed: "an app on another site needs SameSite=None")
            }
            guard let forged = transcript["forged"] else {
              return .unreachable("the foreign form was never sent")
            }
            let open = settings.servedCookies.filter { $0.role != .csrf && $0.sameSite == .none }
            guard let cookie = open.first(where: { forged.request.carries($0.name) }) else {
              return .held(observed: "a foreign form's request comes without the cookies")
            }
            return .revealed(
              Evidence(
                "a form on \(ForeignPage.origin) took \(cookie.name) along",
                bytes: [forged.summary, "Cookie: \(forged.request.cookieField)"]))
          }
        })))
}
