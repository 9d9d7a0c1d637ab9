package import CountersignBrowser
package import CountersignProfile
import CountersignSettings
import CountersignSource

/// Explains what becomes of a profile's cookies, and what would have to change.
package struct CookieExplanation: Sendable {
  private let profile: Profile
  private let settings: AuthSettings
  private let agent: Agent

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
    let pages = page.map { [$0.description] } ?? []
    let missing = settings.site.apps.isEmpty ? [settings.site.api] : []
    let origins = pages.isEmpty ? missing : pages
    if !origins.isEmpty {
      settings.site.apps = origins.map { origin in
        var app = AuthSettings.Site.App()
        app.origin = origin
        return app
      }
    }
    self.settings = settings
  }

  /// The table with the smallest changes in it.
  package var table: CookieTable {
    var table = Self.table(settings, agent)
    let granted = Self.granted(in: table)
    for wish in Wish.all(in: table) where !granted.contains(wish) {
      table[wish].proposal = proposal(for: wish, granted)
    }
    return table
  }

  private static func table(_ settings: AuthSettings, _ agent: Agent) -> CookieTable {
    let maker = CookieTableMaker(settings, agent: agent)
    let apps = settings.site.apps.map { app -> CookieTable.App in
      let page = Self.page(of: app)
      return CookieTable.App(
        origin: app.origin, isEmbedded: app.embedded, cookies: page.map(maker.cookies) ?? [])
    }
    return CookieTable(
      profile: settings.name, api: settings.site.api, agent: agent.name,
      publicSuffixes: PublicSuffixes.listTime.map(Day.text), apps: apps)
  }

  private static func page(of app: AuthSettings.Site.App) -> Page? {
    guard let origin = try? Origin(parsing: app.origin) else { return nil }
    // Nobody's site, so that the frame is a third party whatever the app's own site is.
    let elsewhere = try? Origin(parsing: "https://embedder.invalid")
    return Page(origin, topLevel: app.embedded ? elsewhere : nil)
  }

  private static func granted(in table: CookieTable) -> Set<Wish> {
    Set(Wish.all(in: table).filter { table[$0].isYes })
  }

  /// The cheapest changes with which the wish is granted and no other is lost.
  private func proposal(for wish: Wish, _ granted: Set<Wish>) -> Proposal? {
    let cookie = table(at: wish)
    let remedies = Remedy.all(for: cookie, app: wish.app, in: settings)
    for chosen in Choices(of: remedies, atMost: 3) {
      var changed = settings
      for remedy in chosen { remedy.apply(&changed) }
      guard changed != settings else { continue }
      let after = Self.granted(in: Self.table(changed, agent))
      if after.contains(wish), after.isSuperset(of: granted) {
        return Proposal(changes: chosen.map(change))
      }
    }
    return nil
  }

  private func table(at wish: Wish) -> ProfileCookie {
    ProfileCookie.all(in: settings)[wish.cookie]
  }

  private func change(_ remedy: Remedy) -> Change {
    if let app = remedy.app { return move(of: app, remedy) }
    let isWritten = profile.origin(of: remedy.field) != .implied
    return Change(
      field: remedy.field, from: profile.spelling(of: remedy.field), to: remedy.to,
      place: isWritten ? profile.place(of: remedy.field).address : nil)
  }

  /// A change of an app's address, which is written in the profile unless it was asked for.
  private func move(of app: Int, _ remedy: Remedy) -> Change {
    let origin = settings.site.apps[app].origin
    let written = profile.settings.site.apps
    guard written.indices.contains(app), written[app].origin == origin else {
      return Change(field: "page", from: origin, to: remedy.to)
    }
    return Change(
      field: remedy.field, from: origin, to: remedy.to,
      place: profile.place(of: "site.apps", item: app).address)
  }
}

extension Place {
  /// The place as `file:line`.
  var address: String { "\(source.name):\(start.line)" }
}

/// Sets of remedies, small and cheap ones first.
private struct Choices: Sequence, IteratorProtocol {
  private var rest: ArraySlice<[Remedy]>

  init(of remedies: [Remedy], atMost size: Int) {
    var sets: [[Remedy]] = [[]]
    var all: [[Remedy]] = []
    for _ in 0..<size {
      sets = sets.flatMap { set in
        let fields = set.map(\.field)
        let start = set.last.flatMap { last in
          remedies.firstIndex { $0.field == last.field && $0.to == last.to }
        }
        return remedies[((start ?? -1) + 1)...].filter { !fields.contains($0.field) }.map {
          set + [$0]
        }
      }
      all += sets.sorted { $0.reduce(0) { $0 + $1.cost } < $1.reduce(0) { $0 + $1.cost } }
    }
    rest = all[...]
  }

  mutating func next() -> [Remedy]? { rest.popFirst() }
}
