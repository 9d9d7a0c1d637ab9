import CountersignBrowser

/// Addresses at which app and API are of one site.
enum Move {
  /// An address with what the move to it costs.
  typealias Offer = (origin: String, cost: Int)

  /// Origins in place of `app`, the nearest first.
  static func origins(for app: String, api: String) -> [Offer] {
    guard let old = try? Origin(parsing: app), let target = try? Origin(parsing: api),
      case .tuple(_, let host, let port) = old, case .tuple(let scheme, let home, _) = target
    else { return [] }
    var offers: [Offer] = []
    if host.isLoopback, home.isLoopback {
      offers.append((origin(scheme, home, port), 2))
    } else if host.text == home.text || isSibling(host, home) {
      offers.append((origin(scheme, host, port), 2))
      offers.append((origin(.https, host, port), 3))
    }
    if let domain = home.registrableDomain {
      offers.append(("\(scheme.rawValue)://app.\(domain)", 6))
    } else if !home.isLoopback {
      offers.append((api, 6))
    }
    return unique(offers, without: app)
  }

  /// Origins in place of the API's: over https, and on loopback at the hosts of the apps.
  ///
  /// An API never moves to the site of an app, which would take it from the others.
  static func origins(forAPI api: String, apps: [String]) -> [Offer] {
    guard let old = try? Origin(parsing: api), case .tuple(let scheme, let home, let port) = old
    else { return [] }
    guard home.isLoopback else { return unique([(origin(.https, home, port), 3)], without: api) }
    let hosts = apps.compactMap { app -> Host? in
      guard case .tuple(_, let host, _)? = try? Origin(parsing: app), host.isLoopback else {
        return nil
      }
      return host
    }
    return unique(hosts.map { (origin(scheme, $0, port), 3) }, without: api)
  }

  /// The host of an origin; empty when it has none.
  static func host(of origin: String) -> String {
    guard case .tuple(_, let host, _)? = try? Origin(parsing: origin) else { return "" }
    return host.text
  }

  /// A port that is the default of either scheme is left to the new scheme.
  private static func origin(_ scheme: Scheme, _ host: Host, _ port: UInt16) -> String {
    let isDefault = Scheme.allCases.contains { $0.defaultPort == port }
    return "\(scheme.rawValue)://\(host.text)" + (isDefault ? "" : ":\(port)")
  }

  private static func unique(_ offers: [Offer], without old: String) -> [Offer] {
    var seen: Set<String> = [old]
    return offers.filter { seen.insert($0.origin).inserted }
  }

  private static func isSibling(_ host: Host, _ home: Host) -> Bool {
    guard let domain = host.registrableDomain else { return false }
    return domain == home.registrableDomain
  }
}
