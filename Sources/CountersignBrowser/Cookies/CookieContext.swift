/// All that the cookie store needs to know about a request or a document.
package struct CookieContext: Hashable, Sendable {
  package var agent: Agent
  /// The URL of the request, or of the document whose script asks.
  package var url: WebURL
  /// Whether the request is same-site, with the clause that decided it.
  package var sameSite: Verdict
  /// The page in the address bar.
  package var topLevel: Origin
  package var isTopLevelNavigation: Bool
  /// Whether the method is GET, HEAD, OPTIONS or TRACE.
  package var isSafeMethod: Bool
  /// Whether `document.cookie` asks and not a request.
  package var isScript: Bool
  /// Seconds since 1970.
  package var now: Int

  /// The view of a request's own cookies.
  package init(_ request: PlannedRequest, agent: Agent, at now: Int) {
    self.agent = agent
    self.url = request.url
    self.sameSite = request.sameSite
    self.topLevel = request.effectiveTopLevel
    self.isTopLevelNavigation = request.kind == .navigate
    self.isSafeMethod = request.isSafeMethod
    self.isScript = false
    self.now = now
  }

  /// The view of a document's scripts.
  package init(_ document: ScriptDocument, agent: Agent, at now: Int) {
    self.agent = agent
    self.url = document.url
    self.sameSite = document.sameSite
    self.topLevel = document.effectiveTopLevel
    self.isTopLevelNavigation = false
    self.isSafeMethod = true
    self.isScript = true
    self.now = now
  }

  /// Whether the agent takes the connection for secure. Source: RFC 6265bis 5.8.3, note.
  package var isSecureConnection: Bool {
    url.scheme == .https || agent.trustsLoopback && url.host.isLoopback
  }

  /// Whether the request crosses sites below the top level.
  package var isThirdParty: Bool { !isTopLevelNavigation && !sameSite.isYes }

  /// The jar for partitioned cookies; nil when the top-level page has an opaque origin.
  package var partitionKey: PartitionKey? {
    guard let site = isTopLevelNavigation ? url.origin.site : topLevel.site else { return nil }
    return PartitionKey(topLevelSite: site, hasCrossSiteAncestor: isThirdParty)
  }
}
