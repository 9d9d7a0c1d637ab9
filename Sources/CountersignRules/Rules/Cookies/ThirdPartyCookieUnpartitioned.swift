import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie for other sites that many browsers no longer keep.
  static let thirdPartyCookieUnpartitioned = Rule(
    slug: "third-party-cookie-unpartitioned",
    checklist: [.sameSite],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "browsers that block third-party cookies do not keep this session",
    rationale: """
      To the browser a cookie that crosses sites is a third-party cookie. Many users have those \
      blocked, and some browsers block them for all. Signing in then works for the developer and \
      fails for these users. A partitioned cookie is kept, in a jar of its own for each site.
      """,
    remedy: "add `partitioned: true`, or better give the API a host on the app's own site",
    references: [.chips, .rfc6265bis("7.1")],
    exceptions: """
      Managed browsers that allow third-party cookies. Django 5.2 cannot send the attribute at all.
      """,
    bad: [
      Example(
        """
        site: { apps: [{ origin: "https://acme-shop.com" }] }
        cookies:
          access: { same_site: ▸none◂, secure: true }
          refresh: { same_site: ▸none◂, secure: true }
        csrf: { cookie: { same_site: none } }
        """),
      Example(
        """
        site: { apps: [{ origin: "https://app.acme-shop.de", embedded: true }] }
        cookies: { refresh: { same_site: ▸none◂, partitioned: false } }
        """),
    ],
    good: [
      Example(
        """
        site: { apps: [{ origin: "https://acme-shop.com" }] }
        cookies:
          access: { same_site: none, secure: true, partitioned: true }
          refresh: { same_site: none, secure: true, partitioned: true }
        csrf: { cookie: { same_site: none } }
        """),
      Example(
        """
        cookies: { access: { same_site: none } } # unneeded, but no third party is involved
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cookies = profile.tokenCookies { $0.sameSite == .none && !$0.partitioned }
      guard !cookies.isEmpty, settings.site.apps.contains(where: settings.isElsewhere) else {
        return
      }
      for (kind, _) in cookies {
        report(
          Finding(
            "browsers that block third-party cookies do not keep the \(kind.rawValue) cookie",
            at: kind.path("same_site"),
            fix: profile.fix(kind.path("partitioned"), to: "true", .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          let visits = transcript.settings.site.apps.compactMap {
            CookieVisit($0, of: transcript.settings, agent: .chromiumNoThirdParty)
          }
          return transcript.judgeRefusals(
            for: [.thirdPartyBlocked], in: visits,
            held: "no app loses its cookies to third-party blocking")
        })))
}
