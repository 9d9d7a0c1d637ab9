/// The unit that SameSite compares: a scheme and a registrable domain.
///
/// Where there is no registrable domain (an IP address, a public suffix) the whole host stands for
/// it. The port does not count. Source: HTML, obtain a site.
package struct Site: Hashable, Sendable {
  package let scheme: Scheme
  /// The registrable domain or the host.
  package let domain: String
}

extension Site: CustomStringConvertible {
  package var description: String { "\(scheme.rawValue)://\(domain)" }
}

extension Origin {
  /// The site of the origin; nil for an opaque origin, which is same-site with nobody.
  package var site: Site? {
    guard case .tuple(let scheme, let host, _) = self else { return nil }
    return Site(scheme: scheme, domain: host.registrableDomain ?? host.text)
  }

  /// Whether both belong to one site, the scheme included. Source: HTML, same site.
  package func isSameSite(as other: Origin) -> Bool {
    guard case .tuple(let scheme, let host, _) = self,
      case .tuple(let otherScheme, let otherHost, _) = other, scheme == otherScheme
    else { return false }
    if host.text == otherHost.text { return true }
    guard let domain = host.registrableDomain else { return false }
    return domain == otherHost.registrableDomain
  }
}
