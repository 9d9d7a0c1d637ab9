/// The question whether an app gets a working session, as plain values.
package struct SessionPlan: Hashable, Sendable {
  /// The origin of the page that makes the calls.
  package var app: Origin
  /// The page in the address bar; nil when it is the app.
  package var topLevel: Origin?
  /// The frames between the top level and the app.
  package var ancestors: [Origin]
  package var credentials: PlannedRequest.Credentials
  /// In the order in which they are made, one second apart.
  package var calls: [SessionCall]

  package init(
    app: Origin, topLevel: Origin? = nil, ancestors: [Origin] = [],
    credentials: PlannedRequest.Credentials, calls: [SessionCall]
  ) {
    self.app = app
    self.topLevel = topLevel
    self.ancestors = ancestors
    self.credentials = credentials
    self.calls = calls
  }

  /// Runs the calls through a fresh browser that starts at `now`, in seconds since 1970.
  package func run(in agent: Agent, at now: Int) -> SessionResult {
    var run = SessionRun(plan: self, browser: Browser(agent), now: now)
    for call in calls { run.make(call) }
    return SessionResult(agent: agent, faults: run.faults, exchanges: run.exchanges)
  }

  fileprivate func request(for call: SessionCall) -> PlannedRequest {
    PlannedRequest(
      .fetch, call.url, method: call.method, headers: call.headers, credentials: credentials,
      initiator: app, topLevel: topLevel, ancestors: ancestors)
  }
}

/// What became of a session plan in one agent.
package struct SessionResult: Hashable, Sendable {
  package let agent: Agent
  /// In the order in which they show; a fault that merely follows from another is left out.
  package let faults: [SessionFault]
  /// One for each call of the plan.
  package let exchanges: [Exchange]

  /// `works`, or the word of the first fault.
  package var verdict: String { faults.first?.verdict ?? "works" }
}

/// A session plan under way.
private struct SessionRun {
  let plan: SessionPlan
  var browser: Browser
  var now: Int
  var faults: [SessionFault] = []
  var exchanges: [Exchange] = []

  /// Makes one call and collects what goes wrong with it.
  mutating func make(_ call: SessionCall) {
    let exchange = browser.perform(plan.request(for: call), answer: call.answer, at: now)
    exchanges.append(exchange)
    now = now.addingSaturated(1)
    guard exchange.reachesServer else {
      faults.append(.preflightFails(call.step, exchange.isReadable.clause))
      return
    }
    noteSending(call, exchange)
    noteStoring(call, exchange)
    if call.step == .logout { noteSurvivors(call, exchange) }
    if !exchange.isReadable.isYes {
      faults.append(.answerHidden(call.step, exchange.isReadable.clause))
    }
  }

  /// A needed cookie that was never stored is not named again: its refusal was.
  private mutating func noteSending(_ call: SessionCall, _ exchange: Exchange) {
    for name in call.needs {
      let decisions = exchange.sent.filter { $0.cookie.name == name }
      guard !decisions.contains(where: \.isSent), let withheld = decisions.first else { continue }
      let clause = withheld.verdict.clause
      faults.append(
        call.step == .logout
          ? .logoutCannotRevoke(name: name, clause)
          : .cookieWithheld(name: name, call.step, clause))
    }
  }

  private mutating func noteStoring(_ call: SessionCall, _ exchange: Exchange) {
    for (line, decision) in zip(call.answer.setCookies, exchange.stored) {
      guard let clause = decision.refusal else { continue }
      let name = (try? SetCookieLine(parsing: line))?.name ?? ""
      faults.append(
        call.step == .logout
          ? .logoutCannotRevoke(name: name, clause)
          : .cookieRefused(name: name, call.step, clause))
    }
  }

  /// A deletion that hits nothing while a cookie of its name lives on repeats the wrong key.
  private mutating func noteSurvivors(_ call: SessionCall, _ exchange: Exchange) {
    for decision in exchange.stored {
      guard case .deletedNothing(let ghost) = decision.outcome else { continue }
      if browser.store.cookies.contains(where: { $0.name == ghost.name }) {
        faults.append(.logoutCannotRevoke(name: ghost.name, .deletesNothing))
      }
    }
  }
}
