import CountersignBrowser

/// Addresses at which an app is of the API's site.
enum Move {
  /// Origins in place of `app`, the nearest first, each with its cost.
  static func origins(for app: String, api: String) -> [(origin: String, cost: Int)] {
    guard let old = try? Origin(parsing: app), let target = try? Origin(parsing: api),
      case .tuple(_, let host, let port) = old, case .tuple(let scheme, let home, _) = target
    else { return [] }
    let tail = port == 80 || port == 443 ? "" : ":\(port)"
    var origins: [(String, Int)] = []
    if host.isLoopback, home.isLoopback {
      origins.append(("\(scheme.rawValue)://\(home.text)\(tail)", 2))
    } else if host.text == home.text || isSibling(host, home) {
      origins.append(("\(scheme.rawValue)://\(host.text)\(tail)", 2))
    }
    if let domain = home.registrableDomain {
      origins.append(("\(scheme.rawValue)://app.\(domain)", 6))
    } else if !home.isLoopback {
      origins.append((api, 6))
    }
    return origins.filter { $0.0 != app }
  }

  private static func isSibling(_ host: Host, _ home: Host) -> Bool {
    guard let domain = host.registrableDomain else { return false }
    return domain == home.registrableDomain
  }
}
