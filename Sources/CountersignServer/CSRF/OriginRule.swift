#if Server
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
    /// `reached` is the scheme and host by which this server was called: a page of that very origin
    /// is its own. Browsers of today always send one of the headers with unsafe requests. Source:
    /// OWASP CSRF Prevention Cheat Sheet, verifying origin, Fetch Metadata.
    func verdict(on headers: OriginHeaders, reached: String?) -> Verdict {
      if let origin = headers.origin { return verdict(on: origin, reached) }
      if let site = headers.fetchSite {
        return site == "same-origin" || site == "none" ? .trusted : .refused(.unknownOrigin)
      }
      guard let referer = headers.referer else { return .untold }
      guard let origin = Self.origin(of: referer) else { return .refused(.unknownOrigin) }
      return verdict(on: origin, reached)
    }

    /// What the headers of a request tell.
    enum Verdict: Hashable {
      /// A trusted origin sent it.
      case trusted
      /// Another origin sent it.
      case refused(CSRFFault)
      /// No header tells anything.
      case untold
    }

    private func verdict(on origin: String, _ reached: String?) -> Verdict {
      trusts(origin, reached) ? .trusted : .refused(.origin(String(origin.prefix(256))))
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
#endif
