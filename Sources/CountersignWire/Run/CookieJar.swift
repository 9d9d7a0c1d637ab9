#if Server
  import CountersignBrowser
  import CountersignRules

  /// The cookies of the browser that makes the experiment.
  struct CookieJar: Sendable {
    private var store = CookieStore()
    private let agent: Agent

    /// Creates an empty jar of this browser.
    init(agent: Agent) {
      self.agent = agent
    }

    /// The `Cookie` field of a fetch with credentials; nil when no cookie goes along.
    func header(_ fetch: Fetch, now: Int) -> String? {
      let header = store.cookieHeader(in: fetch.context(agent, now: now))
      return header.isEmpty ? nil : header
    }

    /// Takes in what an answer sets, as the browser would.
    mutating func receive(
      _ lines: [String], _ fetch: Fetch, now: Int
    ) -> [CountersignRules.Exchange.CookieOutcome] {
      let context = fetch.context(agent, now: now)
      return lines.map { line in
        let decision = store.store(line, in: context)
        return .init(line: line, refusal: decision.refusal?.description)
      }
    }
  }

  /// A script's request with credentials, a form's navigation, or a program's without a page.
  struct Fetch: Sendable {
    let url: WebURL
    let method: String
    let kind: ProbeRequest.Kind
    /// The page's origin; nil for a program, which counts as a page of the server.
    let page: Origin?

    fileprivate func context(_ agent: Agent, now: Int) -> CookieContext {
      let request = PlannedRequest(
        kind == .form ? .navigate : .fetch, url, method: method, credentials: .include,
        initiator: page ?? url.origin)
      return CookieContext(request, agent: agent, at: now)
    }

    /// What a browser adds to say where the request comes from (Fetch, origin; Fetch Metadata 2).
    var metadata: [HeaderLine] {
      guard let page else { return [] }
      let isSameOrigin = page.isSameOrigin(as: url.origin)
      let site =
        isSameOrigin ? "same-origin" : page.isSameSite(as: url.origin) ? "same-site" : "cross-site"
      let isUnsafe = !["GET", "HEAD"].contains(method)
      let origin = isUnsafe || !isSameOrigin ? [HeaderLine("Origin", page.description)] : []
      guard url.scheme == .https || url.host.isLoopback else { return origin }
      return origin + [
        HeaderLine("Sec-Fetch-Site", site),
        HeaderLine("Sec-Fetch-Mode", kind == .form ? "navigate" : "cors"),
        HeaderLine("Sec-Fetch-Dest", kind == .form ? "document" : "empty"),
      ]
    }
  }
#endif
