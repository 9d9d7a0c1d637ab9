#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// Looks at how a request got here: by which name, and over which scheme.
  struct EntryMiddleware: RouterMiddleware {
    private let hosts: HostRule
    private let scheme: SchemeRule
    private let table: RouteTable
    /// The public origin, when it is https.
    private let secureOrigin: String?

    init(_ settings: AuthSettings, scheme: SchemeRule, table: RouteTable) {
      hosts = HostRule(settings.site.hosts)
      self.scheme = scheme
      self.table = table
      secureOrigin = settings.site.api.hasPrefix("https://") ? settings.site.api : nil
    }

    func handle(
      _ request: Request, context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      if case .endpoint(let endpoint) = table[request.uri.path], endpoint.isProbe {
        return try await next(request, context)
      }
      // The first Host line is the authority; a second one that says otherwise may be what a proxy
      // went by (RFC 9112, 3.2).
      let others = request.headers[values: .named("Host")]
      guard hosts.accepts(request.head.authority),
        others.allSatisfy({ $0 == request.head.authority })
      else { throw Refusal.host }
      switch scheme.verdict(request.head) {
      case .serve: return try await next(request, context)
      case .refuse: throw Refusal.plainHTTP
      case .redirect:
        guard let secureOrigin else { throw Refusal.plainHTTP }
        return Response(
          status: .permanentRedirect,
          headers: [.location: secureOrigin + (request.head.path ?? "/")])
      }
    }
  }
#endif
