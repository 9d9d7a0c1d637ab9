import CountersignSettings

/// Who may send unsafe requests, by what the browser says of where they come from.
struct OriginRule: Sendable {
  private let own: String
  private let exact: Set<String>
  /// Scheme and suffix of entries such as `https://*.example.com`.
  private let wildcards: [(scheme: String, suffix: String)]

  init(own: String, trusted: [String]) {
    self.own = own
    exact = Set(trusted.filter { !$0.contains("*") })
    wildcards = trusted.compactMap { entry in
      guard let range = entry.firstRange(of: "://*.") else { return nil }
      return (String(entry[..<range.lowerBound]), "." + entry[range.upperBound...])
    }
  }

  /// Judges a request by Origin, else Fetch Metadata, else Referer.
  ///
  /// `reached` is the scheme and host by which this server was called: a page of that very origin is
  /// its own. Nil means that no header tells anything; browsers of today always send one of them with
  /// unsafe requests. Source: OWASP CSRF Prevention Cheat Sheet, verifying origin, Fetch Metadata.
  func fault(in headers: OriginHeaders, reached: String?) -> CSRFFault?? {
    if let origin = headers.origin {
      return .some(trusts(origin, reached) ? nil : .origin(String(origin.prefix(256))))
    }
    if let site = headers.fetchSite {
      return .some(site == "same-origin" || site == "none" ? nil : .unknownOrigin)
    }
    if let referer = headers.referer {
      guard let origin = Self.origin(of: referer) else { return .some(.unknownOrigin) }
      return .some(trusts(origin, reached) ? nil : .origin(String(origin.prefix(256))))
    }
    return nil
  }

  private func trusts(_ origin: String, _ reached: String?) -> Bool {
    guard origin != "null" else { return false }
    if origin == own || origin == reached || exact.contains(origin) { return true }
    guard let range = origin.firstRange(of: "://") else { return false }
    let scheme = origin[..<range.lowerBound]
    return wildcards.contains { entry in
      entry.scheme == scheme && origin.hasSuffix(entry.suffix)
        && origin[range.upperBound...].utf8.count > entry.suffix.utf8.count
    }
  }

  private static func origin(of url: String) -> String? {
    guard let range = url.firstRange(of: "://") else { return nil }
    let authority = url[range.upperBound...].prefix { !"/?#".contains($0) }
    return authority.isEmpty ? nil : String(url[..<range.upperBound] + authority)
  }
}

/// The request headers that tell where a request comes from.
struct OriginHeaders: Sendable {
  var origin: String?
  /// Sec-Fetch-Site.
  var fetchSite: String?
  var referer: String?
}
