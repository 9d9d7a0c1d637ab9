package import CountersignBrowser
package import CountersignProfile
import CountersignSettings
import CountersignSource

/// Explains what becomes of a profile's cookies, and what would have to change.
package struct CookieExplanation: Sendable {
  private let profile: Profile
  private let settings: AuthSettings
  private let agent: Agent
  /// The numbers of the apps to tell of.
  private let shown: [Int]

  /// An explanation of a profile.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - page: The only app to look at; nil for those of the profile, or the API's own pages where
  ///     it has none.
  ///   - agent: The browser.
  package init(of profile: Profile, page: Origin? = nil, agent: Agent = .chromium) {
    self.profile = profile
    self.agent = agent
    var settings = profile.settings
    let known = settings.site.apps.map(\.origin)
    let stranger = page.map(\.description) ?? (known.isEmpty ? settings.site.api : nil)
    if let stranger, !known.contains(stranger) {
      var app = AuthSettings.Site.App()
      app.origin = stranger
      settings.site.apps.append(app)
    }
    self.settings = settings
    shown = settings.site.apps.indices.filter { number in
      page == nil || settings.site.apps[number].origin == page?.description
    }
  }

  /// The table with the smallest changes in it.
  package var table: CookieTable {
    let search = ProposalSearch(settings, agent: agent)
    return CookieTable(
      profile: settings.name, api: settings.site.api, agent: agent.name,
      publicSuffixes: PublicSuffixes.listTime.map(Day.text),
      apps: shown.map { app($0, search) })
  }

  private func app(_ number: Int, _ search: ProposalSearch) -> CookieTable.App {
    let app = settings.site.apps[number]
    let outcomes = search.outcomes(forApp: number)
    var cookies = search.now[number]
    for wish in search.missing(forApp: number) {
      switch outcomes[wish] {
      case .found(let remedies, let changed):
        let list = ChangeList(profile: profile, settings: settings, remedies: remedies)
        cookies[wish].proposal = Proposal(changes: list.changes(to: changed))
      case .spoiling(let remedies):
        cookies[wish].obstacle = Obstacle.text(
          cookies[wish], page: app.origin, spoiling: remedies)
      case nil:
        cookies[wish].obstacle = Obstacle.text(cookies[wish], page: app.origin, spoiling: nil)
      }
    }
    return CookieTable.App(
      origin: app.origin, isEmbedded: app.embedded,
      obstacle: cookies.isEmpty ? "`routes.login` is `null`: nothing sets the cookies" : nil,
      cookies: cookies)
  }
}
