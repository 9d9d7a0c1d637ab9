import CountersignBrowser
import CountersignSettings

/// The search for the smallest changes that make wanted answers a yes and keep every other one.
struct ProposalSearch {
  private let settings: AuthSettings
  private let agent: Agent
  /// The answers without proposals: the cookies of each app.
  let now: [[CookieTable.Cookie]]
  private let granted: [Set<Wish>]

  init(_ settings: AuthSettings, agent: Agent) {
    self.settings = settings
    self.agent = agent
    now = Self.answers(settings, agent)
    granted = now.map(Wish.granted)
  }

  /// What the search for one answer comes to.
  enum Outcome {
    /// These changes mend it; the settings are those after them.
    case found([Remedy], AuthSettings)
    /// These changes would mend it and spoil another answer; nothing else was found.
    case spoiling([Remedy])
  }

  /// The outcome for every wish of an app that does not come true; a wish without one is beyond all
  /// that is tried.
  func outcomes(forApp app: Int) -> [Wish: Outcome] {
    var outcomes: [Wish: Outcome] = [:]
    for (number, cookie) in now[app].enumerated() {
      let missing = Wish.all(about: now[app]).filter {
        $0.cookie == number && !granted[app].contains($0)
      }
      search(Set(missing), cookie.cookie, app, &outcomes)
    }
    return outcomes
  }

  /// The wishes of an app that do not come true.
  func missing(forApp app: Int) -> [Wish] {
    Wish.all(about: now[app]).filter { !granted[app].contains($0) }
  }

  private func search(
    _ wishes: Set<Wish>, _ cookie: ProfileCookie, _ app: Int, _ outcomes: inout [Wish: Outcome]
  ) {
    guard !wishes.isEmpty else { return }
    var missing = wishes
    for chosen in Choices(of: remedies(for: cookie, app), atMost: 3) {
      let changed = chosen.reduce(into: settings) { $1.apply(&$0) }
      let after = granted(in: changed, app)
      let won = missing.filter(after.contains)
      guard !won.isEmpty else { continue }
      guard after.isSuperset(of: granted[app]), keepsOthers(changed, than: app) else {
        for wish in won where outcomes[wish] == nil { outcomes[wish] = .spoiling(chosen) }
        continue
      }
      for wish in won { outcomes[wish] = .found(chosen, changed) }
      missing.subtract(won)
      if missing.isEmpty { return }
    }
  }

  /// What may be changed for a cookie; what is so already is left out.
  private func remedies(for cookie: ProfileCookie, _ app: Int) -> [Remedy] {
    Remedy.all(for: cookie, app: app, in: settings).filter { remedy in
      var changed = settings
      remedy.apply(&changed)
      return changed != settings
    }
  }

  private func keepsOthers(_ changed: AuthSettings, than app: Int) -> Bool {
    now.indices.allSatisfy { other in
      other == app || granted(in: changed, other).isSuperset(of: granted[other])
    }
  }

  private func granted(in settings: AuthSettings, _ app: Int) -> Set<Wish> {
    guard let page = Page(of: settings.site.apps[app]) else { return [] }
    return Wish.granted(in: CookieTableMaker(settings, agent: agent).cookies(on: page))
  }

  private static func answers(
    _ settings: AuthSettings, _ agent: Agent
  ) -> [[CookieTable.Cookie]] {
    let maker = CookieTableMaker(settings, agent: agent)
    return settings.site.apps.map { app in Page(of: app).map(maker.cookies) ?? [] }
  }
}

/// Sets of remedies, small and cheap ones first.
private struct Choices: Sequence, IteratorProtocol {
  private var rest: ArraySlice<[Remedy]>

  init(of remedies: [Remedy], atMost size: Int) {
    var sets: [[Int]] = [[]]
    var all: [[Remedy]] = []
    for _ in 0..<size {
      sets = sets.flatMap { set in
        remedies.indices.filter { number in
          number > (set.last ?? -1)
            && !set.contains { remedies[$0].field == remedies[number].field }
        }.map { set + [$0] }
      }
      let chosen = sets.map { $0.map { remedies[$0] } }
      all += chosen.enumerated().sorted {
        (Self.cost($0.element), $0.offset)
          < (Self.cost($1.element), $1.offset)
      }.map(\.element)
    }
    rest = all[...]
  }

  mutating func next() -> [Remedy]? { rest.popFirst() }

  private static func cost(_ remedies: [Remedy]) -> Int { remedies.reduce(0) { $0 + $1.cost } }
}
