import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A token that the app is asked for and cannot get.
  static let csrfTokenUnreadable = Rule(
    slug: "csrf-token-unreadable",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the app cannot read the CSRF token that it must send",
    rationale: """
      The app must repeat the token in a header, so its scripts must read it. A cookie of the \
      API's host is invisible on another host, and an HttpOnly cookie is invisible everywhere.
      """,
    remedy: "mount `routes.csrf`, which answers with the token; or set `csrf.cookie.domain`",
    references: [
      .rfc6265bis("5.8.3"), .cheatSheet("Cross-Site Request Forgery Prevention"),
    ],
    exceptions: "None. Pages of the API's own host read the cookie where it is not HttpOnly.",
    bad: [
      Example(
        """
        routes:
          csrf: ▸null◂
        """),
      Example(
        """
        routes: { csrf: ▸null◂ }
        csrf: { cookie: { name: csrftoken, domain: acme-shop.de, http_only: true } }
        """),
    ],
    good: [
      Example(
        """
        routes:
          csrf: /auth/csrf/
        csrf:
          cookie: { http_only: true } # the app takes the token from the route's answer
        """),
      Example(
        """
        routes: { csrf: null }
        csrf: # the cookie reaches both hosts
          enforce: authenticated
          cookie: { name: csrftoken, domain: acme-shop.de }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "routes.csrf"
      guard settings.csrf.defence == .token, settings.routes.csrf == nil else { return }
      let reason: String
      if settings.csrf.cookie.httpOnly {
        reason = "scripts cannot read the CSRF cookie, and no route answers with the token"
      } else if let app = settings.appWithoutToken {
        reason = "the app at \(app) cannot read the CSRF token"
      } else {
        return
      }
      report(Finding(reason, at: field, fix: profile.fix(field, to: "/auth/csrf/", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(settings.routes.csrf == nil ? .data : .csrf), as: "visit"),
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(settings.unsafeEndpoint, method: "POST", csrf: false), as: "bare"),
          ]
        },
        judge: { $0.judgeTokenAccess() })))
}

extension AuthSettings {
  /// The first app whose scripts do not see the CSRF cookie.
  fileprivate var appWithoutToken: String? {
    guard let api = hostOfAPI else { return nil }
    return site.apps.map(\.origin).first { app in
      guard let host = ListedOrigin.host(of: app), host != api else { return false }
      guard let domain = csrf.cookie.domain else { return true }
      return !CookieMatch.domain(host, domain) || !CookieMatch.domain(api, domain)
    }
  }
}

extension Transcript {
  /// Whether the first app's scripts find a token in what the server answered.
  fileprivate func judgeTokenAccess() -> Judgement {
    guard let visit = self["visit"], let login = self["login"] else {
      return .unreachable("the app never logged in")
    }
    guard settings.routes.csrf == nil else {
      return visit.response.text.contains("\"csrfToken\"")
        ? .held(observed: "the csrf route answers with the token")
        : .unreachable("the csrf route answered \(visit.response.status) without a token")
    }
    guard let bare = self["bare"] else {
      return .unreachable("nothing was asked without a token")
    }
    guard bare.response.status == 403 else {
      return bare.reception == .taken
        ? .held(observed: "the app's requests are taken without a token") : bare.tellsNothing
    }
    let lines = [visit, login].compactMap { $0.response.setCookie(settings.csrf.cookie.name) }
    return lines.last.map { judgeVisibility(of: $0, setBy: login) }
      ?? judgeSilence(visit, login)
  }

  /// Judges a login that sets no CSRF cookie.
  private func judgeSilence(_ visit: Exchange, _ login: Exchange) -> Judgement {
    guard login.response.status == 403 else {
      return .unreachable("login answered \(login.response.status) and set no CSRF cookie")
    }
    return .revealed(
      Evidence(
        "no answer hands out a token, and login refuses to do without",
        bytes: [visit.summary, login.summary, login.response.text]))
  }

  /// Judges whether scripts of the first app's pages see the CSRF cookie of this line.
  private func judgeVisibility(of line: String, setBy login: Exchange) -> Judgement {
    guard let url = try? WebURL(parsing: login.request.url),
      let page = try? WebURL(parsing: settings.site.apps.first?.origin ?? settings.site.api)
    else { return .unreachable("the app has no readable address") }
    var browser = Browser(.chromium)
    _ = browser.perform(
      PlannedRequest(
        .fetch, url, method: "POST", credentials: .include, initiator: page.origin),
      answer: ServerAnswer(setCookies: [line]), at: 0)
    let isVisible = browser.visibleCookies(to: ScriptDocument(page), at: 1).contains(
      where: \.isSent)
    return isVisible
      ? .held(observed: "the app's scripts see the CSRF cookie")
      : .revealed(
        Evidence(
          "scripts on \(page.origin) do not see the CSRF cookie", bytes: ["Set-Cookie: \(line)"]))
  }
}
