import CountersignBrowser
import CountersignSettings

/// Asks the browser procedure about every cookie of some settings.
struct CookieTableMaker {
  let settings: AuthSettings
  let agent: Agent
  private let server: SimulatedServer

  init(_ settings: AuthSettings, agent: Agent) {
    self.settings = settings
    self.agent = agent
    server = SimulatedServer(settings: settings)
  }

  /// The answers for a page, without proposals; empty where there is no login to set cookies.
  func cookies(on page: Page) -> [CookieTable.Cookie] {
    guard let url = settings.url(of: .login) else { return [] }
    let cookies = ProfileCookie.all(in: settings)
    var browser = Browser(agent)
    let login = browser.perform(
      request(.fetch, .login, url, from: page),
      answer: server.answer(
        to: url, from: page.origin, setting: cookies.map { $0.line(in: settings) }), at: 0)
    return cookies.enumerated().map { number, cookie in
      let decision = login.stored.indices.contains(number) ? login.stored[number] : nil
      let stored = Self.stored(decision, login)
      return CookieTable.Cookie(
        cookie: cookie, name: cookie.name(in: settings), stored: Answer(stored, isWanted: true),
        visible: Answer(stored.isYes ? visible(cookie, browser, page) : stored),
        requests: requests(for: cookie, stored, browser, page))
    }
  }

  private static func stored(_ decision: StoreDecision?, _ login: Exchange) -> Verdict {
    guard let decision else { return login.permission ?? login.isReadable }
    return decision.isStored ? .yes(decision.clause) : .no(decision.clause)
  }

  private func requests(
    for cookie: ProfileCookie, _ stored: Verdict, _ browser: Browser, _ page: Page
  ) -> [CookieTable.Request] {
    let routes = cookie.routes(in: settings)
    return routes.enumerated().flatMap { number, route -> [CookieTable.Request] in
      guard let url = settings.url(of: route) else { return [] }
      let kinds: [RequestKind] = number == 0 ? RequestKind.allCases : [.fetch]
      return kinds.map { kind in
        var browser = browser
        let exchange = browser.perform(
          request(kind, route, url, from: page),
          answer: server.answer(to: url, from: page.origin), at: later)
        return CookieTable.Request(
          kind: kind, route: route, method: kind.method(for: route),
          sent: Answer(sent(cookie, exchange, stored), isWanted: kind == .fetch),
          readable: kind.isFetch
            ? Answer(exchange.isReadable, isWanted: kind == .fetch) : nil)
      }
    }
  }

  private func sent(_ cookie: ProfileCookie, _ exchange: Exchange, _ stored: Verdict) -> Verdict {
    if let permission = exchange.permission, !permission.isYes { return permission }
    guard exchange.includesCredentials.isYes else { return exchange.includesCredentials }
    guard stored.isYes else { return stored }
    let name = cookie.name(in: settings)
    return exchange.sent.first { $0.cookie.name == name }?.verdict ?? .no(.expired)
  }

  private func visible(_ cookie: ProfileCookie, _ browser: Browser, _ page: Page) -> Verdict {
    guard let url = try? WebURL(parsing: page.origin.description + "/") else {
      return .no(.otherHost)
    }
    let document = ScriptDocument(url, topLevel: page.topLevel)
    let name = cookie.name(in: settings)
    return browser.visibleCookies(to: document, at: later).first { $0.cookie.name == name }?.verdict
      ?? .no(.expired)
  }

  private func request(
    _ kind: RequestKind, _ route: AuthSettings.RouteName, _ url: WebURL, from page: Page
  ) -> PlannedRequest {
    kind.request(
      to: url, method: route.method, headers: settings.requestHeaders(of: route.method),
      credentials: credentials, from: page)
  }

  private var credentials: PlannedRequest.Credentials {
    switch settings.client.credentials {
    case .include: .include
    case .sameOrigin: .sameOrigin
    case .omit: .omit
    }
  }

  /// Three minutes after login, when no grace for new cookies is left, or before the first cookie
  /// is over.
  private var later: Int {
    let ages = [
      settings.cookies.access.maxAge, settings.cookies.refresh.maxAge, settings.csrf.cookie.maxAge,
    ].compactMap { $0.map { Int($0.components.seconds) } }.filter { $0 > 0 }
    return min(180, (ages.min() ?? 181) - 1)
  }
}

extension RequestKind {
  /// The method of the request of this kind to a route.
  func method(for route: AuthSettings.RouteName) -> String {
    switch self {
    case .fetch, .fetchWithoutCredentials: route.method
    case .formPost: "POST"
    case .navigation, .subresource, .frame: "GET"
    }
  }
}
