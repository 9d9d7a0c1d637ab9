#if Server
  import CountersignBrowser

  /// The ways to the server: with what its address asks for, and without TLS.
  struct ProbeClients: Sendable {
    /// The way that browsers take.
    private let usual: HTTPClient
    /// The way without TLS; nil when nobody knows it.
    private let plain: HTTPClient?

    /// Creates the clients of a target; throws `authorityUnreadable` for authorities that cannot be
    /// read.
    init(_ target: ProbeTarget) throws(WireFailure) {
      let name = target.api.host.text
      let serverName = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
      usual = try HTTPClient(
        address: target.address, serverName: serverName, security: target.security,
        limits: target.limits)
      if target.api.scheme == .http {
        plain = usual
      } else if let address = target.plainAddress {
        plain = try HTTPClient(
          address: address, serverName: serverName, security: .plain, limits: target.limits)
      } else {
        plain = nil
      }
    }

    /// The client for a request; throws `noPlainPort`.
    func client(isPlainHTTP: Bool) throws(RunStop) -> HTTPClient {
      guard isPlainHTTP else { return usual }
      guard let plain else { throw .noPlainPort }
      return plain
    }
  }
#endif
