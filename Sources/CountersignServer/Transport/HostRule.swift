#if Server
  /// Which values of the Host header are accepted.
  struct HostRule: Sendable {
    private let hosts: [String]
    private let takesAny: Bool

    /// Takes the accepted hosts; `*` accepts any, a leading dot a domain with its subdomains.
    init(_ hosts: [String]) {
      self.hosts = hosts.map { $0.lowercased() }
      takesAny = hosts.contains("*")
    }

    /// Whether a Host header's value is accepted; which port is in it does not matter unless it is
    /// listed.
    func accepts(_ value: String?) -> Bool {
      if takesAny { return true }
      if let value, hosts.contains(value) { return true }
      guard let value = value?.lowercased(), !value.isEmpty else { return false }
      guard let host = Self.withoutPort(value) else { return false }
      return hosts.contains { entry in
        if entry.hasPrefix(".") { return host.hasSuffix(entry) || host == entry.dropFirst() }
        return entry == host || entry == value
      }
    }

    /// The host alone; nil where something else than a port follows it (RFC 3986, 3.2.3).
    private static func withoutPort(_ value: String) -> Substring? {
      let end =
        value.hasPrefix("[")
        ? value.firstIndex(of: "]").map { value.index(after: $0) } : value.firstIndex(of: ":")
      guard let end, end < value.endIndex else { return value[...] }
      let port = value[end...]
      guard port.first == ":", port.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      return value[..<end]
    }
  }
#endif
