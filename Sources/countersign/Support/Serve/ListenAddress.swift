#if Server
  import ArgumentParser

  /// An address and a port, as `127.0.0.1:9464` or `[::1]:9464`.
  struct ListenAddress: ExpressibleByArgument, Hashable, Sendable {
    /// A host name or an IP address, without brackets.
    var address: String
    /// From 0, for any free one, to 65535.
    var port: Int

    init?(argument: String) {
      guard let colon = argument.lastIndex(of: ":"),
        let port = Int(argument[argument.index(after: colon)...]), (0...65_535).contains(port)
      else { return nil }
      var host = argument[..<colon]
      if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
      guard !host.isEmpty, !host.contains("[") else { return nil }
      address = String(host)
      self.port = port
    }
  }
#endif
