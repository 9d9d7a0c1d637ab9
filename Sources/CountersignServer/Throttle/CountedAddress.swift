#if Server
  import NIOCore

  /// An address as requests are counted by it: what one client cannot change at will.
  enum CountedAddress {
    /// The counted form of a peer or of an entry of X-Forwarded-For.
    ///
    /// A port is left out, as each connection has another (RFC 7239, 6.2). Of an IPv6 address the
    /// first 64 bits count: whoever has one has the whole network (RFC 6177). One that maps an IPv4
    /// address is that. What is no address stays as it is.
    static func of(_ text: String) -> String {
      let bare = withoutPort(text)
      guard bare.contains(":") else { return bare }
      let plain = String(bare.prefix { $0 != "%" })
      guard let canonical = (try? SocketAddress(ipAddress: plain, port: 0))?.ipAddress else {
        return text
      }
      if canonical.hasPrefix("::ffff:"), canonical.contains(".") {
        return String(canonical.dropFirst("::ffff:".count))
      }
      return network(canonical)
    }

    private static func withoutPort(_ text: String) -> String {
      if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
        return String(text[text.index(after: text.startIndex)..<end])
      }
      // Two colons or more are an IPv6 address without a port.
      guard let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") else {
        return text
      }
      return String(text[..<colon])
    }

    /// The first four groups of an address in the form of RFC 5952.
    private static func network(_ address: String) -> String {
      var groups = address.split(separator: ":")
      if let gap = address.firstRange(of: "::") {
        let before = address[..<gap.lowerBound].split(separator: ":").count
        let zeros = [Substring](repeating: "0", count: 8 - groups.count)
        groups.insert(contentsOf: zeros, at: before)
      }
      return groups.prefix(4).joined(separator: ":") + "::/64"
    }
  }
#endif
