private import CLibPSL

/// The Public Suffix List that libpsl was built with, its ICANN and its private section.
///
/// A name that no rule matches has its last label as suffix (the default rule `*`).
package enum PublicSuffixes {
  /// The day the list was made, in seconds since 1970; nil when the library carries no list.
  package static var listTime: Int? {
    let time = Int(psl_builtin_file_time())
    return time > 0 ? time : nil
  }

  /// Whether `host` is a public suffix: nobody owns it as a whole. An IP address never is.
  ///
  /// `host` is in lower case and ASCII; one trailing dot is looked past.
  package static func isPublicSuffix(_ host: String) -> Bool {
    if let known = try? Host(parsing: host) {
      return known.kind == .name && known.registrableDomain == nil
    }
    guard let name = lookupName(host), !isAddress(name) else { return false }
    return psl_is_public_suffix(psl_builtin(), name) != 0
  }

  /// The public suffix plus one label; nil for an IP address and for a public suffix.
  ///
  /// `host` is in lower case and ASCII; a trailing dot is kept.
  package static func registrableDomain(of host: String) -> String? {
    guard let name = lookupName(host), !isAddress(name) else { return nil }
    return registrableDomain(ofName: host)
  }

  /// The public suffix plus one label of what is known to be a name without NUL and no IP address;
  /// nil for a public suffix.
  static func registrableDomain(ofName host: String) -> String? {
    let name = withoutTrailingDot(host)
    guard let domain = registrable(name) else { return nil }
    return name.utf8.count == host.utf8.count ? domain : domain + "."
  }

  /// The longest ending of the name that is no public suffix and stands right below one.
  ///
  /// Of a name that is none itself, that is the ending of the name above it, or the name.
  private static func registrable(_ name: String) -> String? {
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")),
      psl_is_public_suffix(psl_builtin(), name) == 0
    else { return nil }
    return registrable(above: String(name[name.utf8.index(after: dot)...])) ?? name
  }

  /// The same for the name above another, which many hosts share; `Host` remembers its own.
  private static func registrable(above name: String) -> String? {
    if let known = recent.value(of: name) { return known }
    let domain = registrable(name)
    recent.keep(domain, for: name)
    return domain
  }

  private static let recent = RecentReadings<String?>()

  /// The name without its trailing dot; nil for what libpsl has no answer to.
  private static func lookupName(_ host: String) -> String? {
    let name = withoutTrailingDot(host)
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    return name
  }

  private static func withoutTrailingDot(_ host: String) -> String {
    host.utf8.last == UInt8(ascii: ".") ? String(host.dropLast()) : host
  }

  private static func isAddress(_ name: String) -> Bool {
    guard let last = name.utf8.last, ASCII.isHex(last) || last == UInt8(ascii: "]") else {
      return false
    }
    guard let kind = try? Host.kind(of: name) else { return false }
    return kind != .name
  }
}
