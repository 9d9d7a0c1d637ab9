/// A browser with its cookies: the whole procedure from a planned request to what is left of it.
package struct Browser: Hashable, Sendable {
  package var agent: Agent
  package var store: CookieStore

  package init(_ agent: Agent, store: CookieStore = CookieStore()) {
    self.agent = agent
    self.store = store
  }

  /// Makes the request at `now`, in seconds since 1970, and keeps what the answer sets.
  package mutating func perform(
    _ request: PlannedRequest, answer: ServerAnswer, at now: Int
  ) -> Exchange {
    let need = request.needsPreflight
    let permission = need.isYes ? request.isPermitted(by: answer.preflight) : nil
    let credentials = request.includesCredentials
    let context = CookieContext(request, agent: agent, at: now)
    if let permission, !permission.isYes {
      return Exchange(
        needsPreflight: need, permission: permission, includesCredentials: credentials,
        sameSite: context.sameSite, sent: [], stored: [], isReadable: permission)
    }
    let sent = credentials.isYes ? store.decisions(in: context) : []
    let stored = answer.setCookies.map { line in
      credentials.isYes
        ? store.store(line, in: context)
        : StoreDecision(outcome: .refused(credentials.clause), notes: [])
    }
    return Exchange(
      needsPreflight: need, permission: permission, includesCredentials: credentials,
      sameSite: context.sameSite, sent: sent, stored: stored,
      isReadable: answer.cors.allowsReading(request))
  }

  /// Sets a cookie through `document.cookie`.
  package mutating func setCookie(
    _ line: String, from document: ScriptDocument, at now: Int
  ) -> StoreDecision {
    store.store(line, in: CookieContext(document, agent: agent, at: now))
  }

  /// Decides for every cookie whether `document.cookie` shows it.
  package func visibleCookies(
    to document: ScriptDocument, at now: Int
  ) -> [SendDecision] {
    store.decisions(in: CookieContext(document, agent: agent, at: now))
  }
}
