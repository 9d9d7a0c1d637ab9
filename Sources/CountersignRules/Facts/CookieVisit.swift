import CountersignBrowser
import CountersignSettings

/// A page in a browser that calls the API, and what becomes of the API's cookies there.
struct CookieVisit: Sendable {
  private let agent: Agent
  private let api: Origin
  private let page: Origin
  private let topLevel: Origin
  /// The root of the API, from where the cookies are set.
  private let home: WebURL
  private var store = CookieStore()

  /// A visit to pages of the API's own origin; nil when it is none.
  init?(pagesOf api: String, agent: Agent = .chromium) {
    guard let origin = try? Origin(parsing: api), let home = try? WebURL(parsing: api) else {
      return nil
    }
    self.agent = agent
    self.api = origin
    self.home = home
    page = origin
    topLevel = origin
  }

  /// A visit to an app, in a frame of another site where it is embedded; nil when an address is
  /// none.
  init?(_ app: AuthSettings.Site.App, of settings: AuthSettings, agent: Agent = .chromium) {
    guard let api = settings.publicOrigin, let home = try? WebURL(parsing: settings.site.api),
      let page = try? Origin(parsing: app.origin),
      let elsewhere = try? Origin(parsing: ForeignPage.origin)
    else { return nil }
    self.agent = agent
    self.api = api
    self.home = home
    self.page = page
    topLevel = app.embedded ? elsewhere : page
  }

  /// Takes in a `Set-Cookie` line of an answer of the API.
  mutating func keep(_ line: String) -> StoreDecision {
    let request = PlannedRequest(
      .fetch, home, method: "POST", credentials: .include, initiator: page, topLevel: topLevel)
    return store.store(line, in: CookieContext(request, agent: agent, at: 0))
  }

  /// Takes in what somebody in the network sets who answers for the API's host over http, and
  /// tells whether the browser keeps it.
  mutating func plant(_ line: String) -> Bool {
    guard let url = try? WebURL(parsing: "http://\(home.host.text)/") else { return false }
    let request = PlannedRequest(.navigate, url, initiator: nil)
    return store.store(line, in: CookieContext(request, agent: agent, at: 0)).isStored
  }

  /// Which cookies go along with a request of the page to this path of the API, and why.
  func cookies(for path: String) -> [SendDecision] {
    guard let url = try? WebURL(parsing: api.description + path) else { return [] }
    let request = PlannedRequest(
      .fetch, url, method: "POST", credentials: .include, initiator: page, topLevel: topLevel)
    return store.decisions(in: CookieContext(request, agent: agent, at: 1))
  }
}
