#if Server
  import CountersignBrowser
  import CountersignRules
  import CountersignSettings

  /// A request of an experiment with every word of it replaced by octets.
  struct OutgoingMessage: Sendable {
    /// What goes onto the wire, the proxies' fields included.
    let wire: WireRequest
    let fetch: Fetch
    /// The address it comes from; nil leaves it to the system.
    let source: String?
    let usesJar: Bool
    let isPlainHTTP: Bool
    /// Which process of the server gets it.
    let worker: Int

    /// Composes what an honest browser, or the attacker that the request describes, would send.
    init(_ request: ProbeRequest, in session: ProbeSession) throws(RunStop) {
      worker = request.worker
      let fetch = try Fetch(request, in: session)
      let sources = CookieSources(session.transcript, sign: session.target.sign)
      let (body, bodyType) = try RequestBody(
        request.body, session.target, sources
      ).encoded()
      let type = request.kind == .form ? "application/x-www-form-urlencoded" : bodyType
      var headers = HeaderList([("Host", fetch.url.authority), ("Accept", "application/json")])
      headers.add(fetch.metadata)
      if let type { headers.set("Content-Type", type) }
      let token = request.csrfHeader(session)
      if let token { headers.add([token]) }
      let cookie = try OutgoingMessage.cookies(request, fetch, sources, session, token: token)
      if let cookie { headers.set("Cookie", cookie) }
      if let bearer = request.bearer {
        headers.set("Authorization", "Bearer \(try sources.pair(bearer).value)")
      }
      for line in request.headers { headers.remove(line.name) }
      headers.add(request.headers)
      (source, headers.lines) = try OutgoingMessage.route(
        headers.lines, request, target: session.target)
      self.fetch = fetch
      usesJar = request.cookies == .jar
      isPlainHTTP = request.isPlainHTTP
      wire = WireRequest(
        method: request.effectiveMethod, target: fetch.url.target, headers: headers.lines,
        body: body)
    }

    /// The request as the report shows it.
    var recorded: CountersignRules.Exchange.Request {
      .init(
        method: wire.method, url: fetch.url.description, headers: wire.allHeaders,
        body: wire.body)
    }

    /// The origin to which a redirect leads; nil unless its host is another than the request's.
    func foreignOrigin(of response: CountersignRules.Exchange.Response) -> String? {
      guard (300..<400).contains(response.status), let location = response.header("location"),
        let url = try? WebURL(parsing: location), url.host != fetch.url.host
      else { return nil }
      return url.origin.description
    }

    private static func cookies(
      _ request: ProbeRequest, _ fetch: Fetch, _ sources: CookieSources,
      _ session: ProbeSession, token: HeaderLine?
    ) throws(RunStop) -> String? {
      let csrf =
        token == nil || session.settings.csrf.defence != .token
        ? nil : session.csrfToken.map { "\(session.settings.csrf.cookie.name)=\($0)" }
      switch request.cookies {
      case .jar: return session.jar.header(fetch, now: session.now)
      case .none: return csrf
      case .exactly(let wanted):
        var pairs: [String] = []
        for source in wanted {
          let pair = try sources.pair(source)
          pairs.append("\(pair.name)=\(pair.value)")
        }
        let all = pairs + (csrf.map { [$0] } ?? [])
        return all.isEmpty ? nil : all.joined(separator: "; ")
      }
    }

    /// The fields behind the proxies, and the address that the connection comes from.
    private static func route(
      _ headers: [HeaderLine], _ request: ProbeRequest, target: ProbeTarget
    ) throws(RunStop) -> (String?, [HeaderLine]) {
      let client = request.client
      if var front = target.front {
        if request.isPlainHTTP { front.scheme = "http" }
        return (nil, front.forwarded(headers, client: "203.0.113.\(client % 250 + 1)"))
      }
      guard client != 0 else { return (nil, headers) }
      guard target.address.host.hasPrefix("127.") else { throw .oneAddressOnly }
      return ("127.0.1.\(client % 250 + 1)", headers)
    }
  }

  extension Fetch {
    fileprivate init(_ request: ProbeRequest, in session: ProbeSession) throws(RunStop) {
      let settings = session.settings
      let path = try request.endpoint.path(
        settings, basePath: session.target.basePath ?? settings.site.basePath)
      let sources = CookieSources(session.transcript, sign: session.target.sign)
      let query =
        try request.queryToken.map { source throws(RunStop) in
          "?token=" + (try sources.pair(source).value)
        } ?? ""
      let api = session.target.api
      let origin =
        request.isPlainHTTP && api.scheme == .https
        ? "http://\(api.host.text)" : api.origin.description
      url = try Fetch.url(origin + path + query)
      method = request.effectiveMethod
      kind = request.kind
      switch request.page {
      case .program: page = nil
      case .origin(let text): page = try Fetch.origin(text)
      case .app:
        page =
          try settings.site.apps.first.map { app throws(RunStop) in
            try Fetch.origin(app.origin)
          } ?? session.target.api.origin
      }
    }

    private static func url(_ text: String) throws(RunStop) -> WebURL {
      do { return try WebURL(parsing: text) } catch { throw .badOrigin(text) }
    }

    private static func origin(_ text: String) throws(RunStop) -> Origin {
      do { return try Origin(parsing: text) } catch { throw .badOrigin(text) }
    }
  }

  extension WebURL {
    /// The `Host` field: the port only when it is not the scheme's own.
    fileprivate var authority: String {
      port == scheme.defaultPort ? host.text : "\(host.text):\(port)"
    }

    /// The path and query.
    fileprivate var target: String { path + (query.map { "?\($0)" } ?? "") }
  }
#endif
