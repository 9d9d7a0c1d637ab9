#if Server
  /// Where a connection goes: a host name or an IP address, and a port.
  package struct WireAddress: Hashable, Sendable, CustomStringConvertible {
    /// A name or an address without brackets.
    package var host: String
    package var port: Int

    /// Creates an address.
    package init(host: String, port: Int) {
      self.host = host
      self.port = port
    }

    /// The address as it stands in a URL.
    package var description: String {
      host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }
#endif
