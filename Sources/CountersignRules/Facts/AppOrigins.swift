import CountersignBrowser
import CountersignProfile
package import CountersignSettings
import CountersignSource

/// Which pages call the API from another origin, and what the profile says to them.
extension AuthSettings {
  /// The apps of other origins than the API's, with their places in `site.apps`.
  var appsAcrossOrigins: [(number: Int, origin: String)] {
    var apps: [(number: Int, origin: String)] = []
    for (number, app) in site.apps.enumerated() where app.origin != site.api {
      apps.append((number, app.origin))
    }
    return apps
  }

  /// Whether a page of this origin may read answers.
  func sharesAnswers(with origin: String) -> Bool { cors.allowAnyOrigin || names(origin) }

  /// Whether an entry of `cors.allowed_origins` is this origin, or a pattern matches all of it.
  package func names(_ origin: String) -> Bool {
    cors.allowedOrigins.contains(origin)
      || cors.allowedOriginPatterns.contains { OriginPattern($0).accepts(origin) }
  }

  /// Whether the CSRF defence trusts a page of this origin.
  package func trusts(_ origin: String) -> Bool {
    origin == site.api
      || csrf.trustedOrigins.contains { $0 == origin || ListedOrigin.covers($0, origin) }
  }

  /// Whether the CSRF defence looks at where a request comes from.
  var looksAtOrigins: Bool { csrf.defence == .origin || csrf.defence == .token }

  /// The API's host; nil when `site.api` is no origin.
  var hostOfAPI: Host? { ListedOrigin.host(of: site.api) }
}

/// An entry of a list of origins.
enum ListedOrigin {
  /// The host of an origin; nil when it is none.
  static func host(of origin: String) -> Host? {
    guard case .tuple(_, let host, _)? = try? Origin(parsing: origin) else { return nil }
    return host
  }

  /// Whether this is a plain http origin that another machine can answer for.
  static func isExposed(_ entry: String) -> Bool {
    guard entry.hasPrefix("http:") else { return false }
    let text = parent(of: entry) ?? entry
    guard case .tuple(.http, let host, _)? = try? Origin(parsing: text) else { return false }
    return !host.isLoopback
  }

  /// The origin behind `https://*.host`; nil for other entries.
  static func parent(of entry: String) -> String? {
    let octets = entry.utf8
    // Few entries have a star, and where their octets lie together that shows fast.
    let mayHaveStar = octets.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "*")) }
    guard mayHaveStar != false, let star = octets.firstIndex(of: UInt8(ascii: "*")),
      octets[star...].starts(with: "*.".utf8), octets[..<star].suffix(3).elementsEqual("://".utf8)
    else { return nil }
    return String(entry[..<star] + entry[octets.index(star, offsetBy: 2)...])
  }

  /// Whether `https://*.host` covers this origin.
  static func covers(_ entry: String, _ origin: String) -> Bool {
    guard let parent = parent(of: entry),
      case .tuple(let scheme, let host, let port)? = try? Origin(parsing: parent),
      case .tuple(let itsScheme, let itsHost, let itsPort)? = try? Origin(parsing: origin)
    else { return false }
    return scheme == itsScheme && port == itsPort && host != itsHost
      && CookieMatch.domain(itsHost, host.text)
  }

  /// What keeps an entry from ever being the Origin of a request; nil when nothing does, or when
  /// another rule judges it.
  static func fault(of entry: String, allowsSubdomains: Bool) -> AddressError? {
    // Others judge these in `cors.allowed_origins`; `csrf.trusted_origins` never matches them.
    if !allowsSubdomains, ["null", "*", "file://", "file:///"].contains(entry) { return nil }
    let text = allowsSubdomains ? parent(of: entry) ?? entry : entry
    do throws(AddressError) {
      guard case .tuple(_, let host, _) = try Origin(parsing: text) else {
        return .schemeMissing
      }
      return host.text.hasSuffix(".") ? .labelEmpty : nil
    } catch {
      return error
    }
  }

  /// The origin that is plainly meant; nil when that is not plain.
  static func canonical(_ entry: String) -> String? {
    var text = Substring(entry.lowercased())
    if !text.contains("://") { text = "https://" + text }
    guard let slashes = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<slashes.upperBound]
    var rest = text[slashes.upperBound...].prefix { !"/?#".contains($0) }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let port = scheme == "https://" ? ":443" : ":80"
    if rest.hasSuffix(port) { rest = rest.dropLast(port.count) }
    if rest.hasSuffix(".") { rest = rest.dropLast() }
    let origin = String(scheme + rest)
    guard let meant = try? Origin(parsing: origin), meant != .opaque else { return nil }
    let isName = meant.description.contains(".") || meant.isLoopback
    return isName && meant.description != entry ? meant.description : nil
  }
}

extension Profile {
  /// The fix that writes a list of texts into a field.
  func fix(_ path: String, toList items: [String], _ safety: Fix.Safety) -> Fix? {
    fix(path, to: YAMLSpelling.list(items.map(YAMLSpelling.scalar)), safety)
  }

  /// The fix that writes a text over one entry of a list.
  func fix(_ path: String, item: Int, to text: String, _ safety: Fix.Safety) -> Fix {
    Fix(
      edits: [Edit(place: place(of: path, item: item), replacement: text)], safety: safety,
      title: "write \(text)")
  }
}
