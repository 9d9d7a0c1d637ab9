import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A CSRF cookie that a sibling host can plant.
  static let csrfCookieTossable = Rule(
    slug: "csrf-cookie-tossable",
    checklist: [.sameSite],
    severity: [.production: .advice, .staging: .advice],
    title: "a sibling host can plant its own CSRF cookie",
    rationale: """
      The check compares a cookie with a header. A host such as blog.acme-shop.de sets the cookie \
      for the whole domain, and then both values are the attacker's.
      """,
    remedy: "name it `__Host-csrftoken` and let the app read the token from `routes.csrf`",
    references: [
      .rfc6265bis("8.6"), .rfc6265bis("4.1.3.2"),
      .cheatSheet("Cross-Site Request Forgery Prevention"), .cwe(565),
    ],
    exceptions: """
      The origin is checked as well, here and in Django since version 4; that is why it is advice.
      """,
    bad: [
      Example(
        """
        csrf:
          cookie:
            name: ▸csrftoken◂
        """),
      Example(
        """
        csrf: { cookie: { name: ▸__Secure-csrftoken◂, secure: true } }
        """),
    ],
    good: [
      Example(
        """
        csrf:
          cookie:
            name: __Host-csrftoken
        """),
      Example(
        """
        csrf: { defence: origin, cookie: { name: csrftoken } } # no cookie is compared
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let cookie = settings.csrf.cookie
      let field = "csrf.cookie.name"
      guard settings.csrf.defence == .token, !cookie.name.hasPrefix("__Host-"),
        let host = settings.hostOfAPI, let domain = host.registrableDomain, host.text != domain
      else { return }
      let canBeHost = cookie.secure && cookie.domain == nil && settings.routes.csrf != nil
      report(
        Finding(
          "another host of \(domain) can plant its own CSRF cookie", at: field,
          fix: canBeHost ? profile.fix(field, to: "__Host-csrftoken", .unsafe) : nil))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let name = settings.csrf.cookie.name
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .refresh,
                cookies: .exactly([
                  .refresh(from: "login"), .literal(name: name, value: PlantedToken.value),
                ]),
                csrf: false,
                headers: [HeaderLine(settings.csrf.header, PlantedToken.value)]),
              as: "planted"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let settings = transcript.settings
            guard settings.csrf.defence == .token else {
              return .held(observed: "no cookie is compared")
            }
            guard let planted = transcript["planted"] else {
              return .unreachable("the planted token was never sent")
            }
            guard let line = PlantedToken.line(for: settings) else {
              return .held(observed: "no browser keeps a cookie of this name from a sibling")
            }
            return transcript.judgeRefusal(
              of: planted.name, "a token that a sibling host made up",
              weakness: "a token that a sibling host made up is taken",
              lines: { _ in ["Set-Cookie: \(line)"] })
          }
        })))
}

/// A CSRF token that a sibling host makes up.
private enum PlantedToken {
  static let value = "planted-by-a-sibling"

  /// The line with which a sibling sets it; nil when browsers refuse it, or do not send it along.
  static func line(for settings: AuthSettings) -> String? {
    guard let api = try? WebURL(parsing: settings.site.api),
      let domain = api.host.registrableDomain,
      let sibling = try? WebURL(parsing: "https://countersign-sibling.\(domain)/")
    else { return nil }
    let line = "\(settings.csrf.cookie.name)=\(value); Domain=\(domain); Path=/; Secure"
    var browser = Browser(.chromium)
    _ = browser.perform(
      PlannedRequest(.navigate, sibling, initiator: nil),
      answer: ServerAnswer(setCookies: [line]), at: 0)
    let later = browser.perform(
      PlannedRequest(
        .fetch, api, method: "POST", credentials: .include, initiator: sibling.origin),
      answer: ServerAnswer(), at: 1)
    return later.cookieHeader.contains(value) ? line : nil
  }
}
