import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

/// A host that a profile writes down, and where.
///
/// A class, because several rules ask for the same few.
final class NamedHost: Sendable {
  /// The field, such as `cors.allowed_origins`.
  let field: String
  /// The number of the entry in a field that is a list.
  let item: Int?
  /// The value as written: an origin, an address or a host.
  let text: String
  let host: Host

  init(field: String, item: Int?, text: String, host: Host) {
    self.field = field
    self.item = item
    self.text = text
    self.host = host
  }

  /// Where it is written.
  func place(in profile: Profile) -> Place {
    item.map { profile.place(of: field, item: $0) } ?? profile.place(of: field)
  }
}

/// All of a profile, kept with it.
private final class NamedHosts: Sendable {
  let all: [NamedHost]

  init(_ all: [NamedHost]) { self.all = all }
}

extension Profile {
  /// Every host that the profile writes down, in the order of the reference; what follows from
  /// others is left out.
  var namedHosts: [NamedHost] {
    derived.fact(NamedHosts.self) { NamedHosts(hostsOfAllFields()) }.all
  }

  private func hostsOfAllFields() -> [NamedHost] {
    let site = settings.site
    var hosts: [NamedHost] = []
    add("site.api", site.api, to: &hosts)
    add("site.apps", site.apps.map(\.origin), to: &hosts)
    add("site.hosts", site.hosts, to: &hosts)
    add("cookies.access.domain", settings.cookies.access.domain, to: &hosts)
    add("cookies.refresh.domain", settings.cookies.refresh.domain, to: &hosts)
    add("keys.verifying_url", settings.keys.verifyingURL, to: &hosts)
    add("cors.allowed_origins", settings.cors.allowedOrigins, to: &hosts)
    add("csrf.trusted_origins", settings.csrf.trustedOrigins, to: &hosts)
    add("csrf.cookie.domain", settings.csrf.cookie.domain, to: &hosts)
    add("client.base_url", settings.client.baseURL, to: &hosts)
    return hosts
  }

  private func add(_ field: String, _ values: [String], to hosts: inout [NamedHost]) {
    guard !values.isEmpty, isWritten(field) else { return }
    for (item, value) in values.enumerated() {
      guard let host = Host(ofAddress: value) else { continue }
      hosts.append(NamedHost(field: field, item: item, text: value, host: host))
    }
  }

  private func add(_ field: String, _ value: String?, to hosts: inout [NamedHost]) {
    guard let value, isWritten(field), let host = Host(ofAddress: value) else { return }
    hosts.append(NamedHost(field: field, item: nil, text: value, host: host))
  }

  private func isWritten(_ field: String) -> Bool {
    origin(of: field) != .implied && !isRefused(field)
  }

  /// The fix that takes entries out of a list of texts; nil when none would be left.
  func fixRemoving(_ isUnwanted: (String) -> Bool, from field: String, _ values: [String]) -> Fix? {
    let rest = values.filter { !isUnwanted($0) }
    guard !rest.isEmpty else { return nil }
    return fix(field, to: YAMLSpelling.list(rest.map(YAMLSpelling.scalar)), .safe)
  }
}

extension Host {
  /// The host of an origin, of an address or alone; a wildcard for subdomains is looked past.
  init?(ofAddress text: String) {
    let parent = ListedOrigin.parent(of: text) ?? text
    if let host = ListedOrigin.host(of: parent) {
      // Most are origins, which are less to read than addresses.
      self = host
    } else if let url = try? WebURL(parsing: parent) {
      self = url.host
    } else if let host = try? Host(parsing: text.hasPrefix(".") ? String(text.dropFirst()) : text) {
      self = host
    } else {
      return nil
    }
  }

  /// Whether it is a loopback host, the wildcard address or an address of a private network.
  ///
  /// Sources: RFC 1918, section 3; RFC 3927, section 2.1; RFC 4193, section 3.1; RFC 4291,
  /// section 2.5.6.
  var isPrivate: Bool {
    if isLoopback { return true }
    switch kind {
    case .name: return false
    case .ipv4:
      let octets = text.split(separator: ".").compactMap { UInt8($0) }
      switch (octets.first, octets.dropFirst().first) {
      case (0, _), (10, _), (192, 168), (169, 254): return true
      case (172, .some(let second)): return (16...31).contains(second)
      default: return false
      }
    case .ipv6:
      let group = text.dropFirst().prefix { $0 != ":" }
      if text == "[::]" { return true }
      return group.count == 4
        && ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { group.hasPrefix($0) }
    }
  }

  /// The labels of a name, the rightmost last; none for an address.
  var labels: [Substring] {
    kind == .name ? text.utf8.split(separator: UInt8(ascii: ".")).map(Substring.init) : []
  }

  /// Whether anybody on the internet could reach a server by it: no loopback or private address,
  /// no reserved name and no name without a dot.
  ///
  /// Sources: RFC 2606, section 2; RFC 6762, section 3; RFC 8375, section 3.
  var isPublic: Bool {
    guard !isPrivate else { return false }
    guard kind == .name else { return true }
    let labels = labels
    guard labels.count > 1, let last = labels.last else { return false }
    return !Self.reservedEndings.contains(last)
  }

  private static let reservedEndings: Set<Substring> = [
    "test", "example", "invalid", "localhost", "local", "internal", "arpa", "lan",
  ]
}
