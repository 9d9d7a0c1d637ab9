#if Server
  package import CountersignRules
  package import CountersignSettings

  /// What the profile's proxies do to a request, for a server that is reached without them.
  package struct FrontProxy: Hashable, Sendable {
    /// How many proxies the profile counts; at least one stands there.
    package var hops: Int
    /// Whether the outermost one drops the client's own forwarded fields.
    package var strips: Bool
    /// The field that tells the original scheme; nil when none does.
    package var schemeHeader: String?
    /// The scheme that the browser used.
    package var scheme: String

    /// Stands in for the proxies of a profile; nil when the profile has none in front.
    package init?(_ settings: AuthSettings) {
      let transport = settings.transport
      guard transport.tls.termination == .proxy || transport.proxy.hops > 0 else { return nil }
      hops = transport.proxy.hops
      strips = transport.proxy.strips
      schemeHeader = transport.proxy.schemeHeader
      scheme = settings.site.api.hasPrefix("https:") ? "https" : "http"
    }

    /// The fields of a request after the proxies, sent by the client at this address.
    ///
    /// Each proxy appends the address it was reached from to `X-Forwarded-For`.
    package func forwarded(_ headers: [HeaderLine], client: String) -> [HeaderLine] {
      let name = "X-Forwarded-For"
      let own = headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
      let inner = (1..<max(hops, 1)).map { "10.0.0.\($0)" }
      let chain = (strips ? [] : own) + [client] + inner
      let dropped = Set([name.lowercased()] + (schemeHeader.map { [$0.lowercased()] } ?? []))
      return headers.filter { !dropped.contains($0.name.lowercased()) }
        + [HeaderLine(name, chain.joined(separator: ", "))]
        + (schemeHeader.map { [HeaderLine($0, scheme)] } ?? [])
    }
  }
#endif
