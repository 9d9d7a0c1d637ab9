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

    /// Whether a Host header's value is accepted; a port in it does not matter unless it is listed.
    func accepts(_ value: String?) -> Bool {
      if takesAny { return true }
      if let value, hosts.contains(value) { return true }
      guard let value = value?.lowercased(), !value.isEmpty else { return false }
      let host = Self.withoutPort(value)
      return hosts.contains { entry in
        if entry.hasPrefix(".") { return host.hasSuffix(entry) || host == entry.dropFirst() }
        return entry == host || entry == value
      }
    }

    private static func withoutPort(_ value: String) -> String {
      if value.hasPrefix("["), let end = value.firstIndex(of: "]") { return String(value[...end]) }
      guard let colon = value.lastIndex(of: ":") else { return value }
      return String(value[..<colon])
    }
  }
#endif
