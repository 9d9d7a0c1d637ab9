#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// Looks at how a request got here: by which name, and over which scheme.
  struct EntryRule: Sendable {
    private let hosts: HostRule
    private let scheme: SchemeRule
    /// The public origin, when it is https.
    private let secureOrigin: String?
    /// Whether only programs of this machine are let in.
    private let isLab: Bool

    init(_ settings: AuthSettings, scheme: SchemeRule, isLab: Bool) {
      self.isLab = isLab
      hosts = HostRule(settings.site.hosts)
      self.scheme = scheme
      secureOrigin = settings.site.api.hasPrefix("https://") ? settings.site.api : nil
    }

    /// Where a request is sent instead; nil lets it in. Throws the `Refusal` of one that is turned
    /// away.
    ///
    /// `peer` is the address that the connection comes from; empty for one without any, which is of
    /// this machine.
    func redirection(
      of request: Request, to endpoint: Endpoint?, peer: String, isMultiplexed: Bool
    ) throws(Refusal) -> Response? {
      if isLab, !peer.isEmpty, !ListeningFault.isLoopback(peer) { throw .labOnly }
      if let endpoint, endpoint.isProbe { return nil }
      let isNamedOnce = !Self.hasOtherHost(request.head, isMultiplexed: isMultiplexed)
      guard isNamedOnce, hosts.accepts(request.head.authority) else { throw .host }
      switch scheme.verdict(request.head) {
      case .serve: return nil
      case .refuse: throw .plainHTTP
      case .redirect:
        guard let secureOrigin else { throw .plainHTTP }
        return Response(
          status: .permanentRedirect,
          headers: [.location: secureOrigin + Self.target(of: request)])
      }
    }

    /// Path and query. A target in absolute form has another origin before them, which must not
    /// follow the own one.
    private static func target(of request: Request) -> String {
      request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
    }

    /// Whether the request names a second host: what stands before this server may have gone by that
    /// one.
    ///
    /// In HTTP/1.1 a second Host is refused whatever it says (RFC 9112, 3.2); in HTTP/2 one may repeat
    /// the authority (RFC 9113, 8.3.1).
    private static func hasOtherHost(_ head: HTTPRequest, isMultiplexed: Bool) -> Bool {
      head.headerFields[values: .host].contains { !isMultiplexed || $0 != head.authority }
    }
  }
#endif
