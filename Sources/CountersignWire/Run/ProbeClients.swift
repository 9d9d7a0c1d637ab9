#if Server
  import CountersignBrowser

  /// The ways to the server: to each of its processes with what its address asks for, and without
  /// TLS.
  struct ProbeClients: Sendable {
    /// The way that browsers take.
    let usual: HTTPClient
    /// The ways to its further processes.
    private let workers: [HTTPClient]
    /// The way without TLS; nil when nobody knows it.
    private let plain: HTTPClient?

    /// Creates the clients of a target; throws `authorityUnreadable` for authorities that cannot be
    /// read.
    init(_ target: ProbeTarget) throws(WireFailure) {
      let name = target.api.host.text
      let serverName = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
      func client(
        _ address: WireAddress, _ security: WireSecurity
      ) throws(WireFailure) -> HTTPClient {
        try HTTPClient(
          address: address, serverName: serverName, security: security, limits: target.limits)
      }
      usual = try client(target.address, target.security)
      var workers: [HTTPClient] = []
      for address in target.workers { workers.append(try client(address, target.security)) }
      self.workers = workers
      if target.api.scheme == .http {
        plain = usual
      } else if let address = target.plainAddress {
        plain = try client(address, .plain)
      } else {
        plain = nil
      }
    }

    /// The client for a message; throws `oneWorkerOnly` or `noPlainPort` where none leads there.
    func client(for message: OutgoingMessage) throws(RunStop) -> HTTPClient {
      if message.isPlainHTTP {
        guard let plain else { throw .noPlainPort }
        return plain
      }
      guard message.worker > 0 else { return usual }
      guard message.worker <= workers.count else { throw .oneWorkerOnly }
      return workers[message.worker - 1]
    }
  }
#endif
