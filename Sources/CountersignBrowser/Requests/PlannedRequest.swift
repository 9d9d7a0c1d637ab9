/// One request a browser is about to make, and who makes it.
package struct PlannedRequest: Hashable, Sendable {
  /// How the request comes about.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `fetch()` or `XMLHttpRequest` of a script.
    case fetch
    /// A link, a form or a typed address: the page in the address bar changes.
    case navigate
    /// The same inside a frame.
    case iframe
    /// A subresource without CORS: an image, a style sheet, a classic script.
    case image = "img"
  }

  /// The credentials mode of a fetch. Source: Fetch, requests.
  package enum Credentials: String, Hashable, Sendable, CaseIterable {
    case include
    /// What a script gets when it asks for nothing else.
    case sameOrigin = "same-origin"
    case omit
  }

  package var kind: Kind
  package var url: WebURL
  /// As the script wrote it.
  package var method: String
  /// What the script adds; header names it may not set are ignored.
  package var headers: [RequestHeader]
  /// Counts for `fetch` only.
  package var credentials: Credentials
  /// The origin that started the request; nil for the browser itself, as with a typed address.
  package var initiator: Origin?
  /// The page in the address bar; nil when it is the initiator. A navigation replaces it.
  package var topLevel: Origin?
  /// The frames between the top level and the initiator.
  package var ancestors: [Origin]

  package init(
    _ kind: Kind, _ url: WebURL, method: String = "GET", headers: [RequestHeader] = [],
    credentials: Credentials = .sameOrigin, initiator: Origin?, topLevel: Origin? = nil,
    ancestors: [Origin] = []
  ) {
    self.kind = kind
    self.url = url
    self.method = method
    self.headers = headers
    self.credentials = credentials
    self.initiator = initiator
    self.topLevel = topLevel
    self.ancestors = ancestors
  }
}

extension PlannedRequest {
  /// The method on the wire: the common ones in capitals, others as written (so `patch` stays).
  ///
  /// Source: Fetch, normalize a method.
  package var normalizedMethod: String {
    let capitals = method.utf8.count <= 7 ? method.uppercased() : method
    switch capitals {
    case "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT": return capitals
    default: return method
    }
  }

  /// Whether the method promises to change nothing. Source: RFC 9110 9.2.1.
  package var isSafeMethod: Bool {
    switch normalizedMethod {
    case "GET", "HEAD", "OPTIONS", "TRACE": true
    default: false
    }
  }

  /// The page in the address bar while the request is on its way.
  package var effectiveTopLevel: Origin { topLevel ?? initiator ?? url.origin }

  /// Whether script and URL are of one origin; a request without initiator counts as such.
  package var isSameOrigin: Bool { initiator?.isSameOrigin(as: url.origin) ?? true }

  /// Whether the browser takes cookies along and heeds `Set-Cookie`. Source: Fetch,
  /// includeCredentials.
  package var includesCredentials: Verdict {
    guard kind == .fetch else { return .yes(.browserCredentials) }
    switch credentials {
    case .include: return .yes(.includeCredentials)
    case .omit: return .no(.credentialsOmitted)
    case .sameOrigin:
      return isSameOrigin ? .yes(.sameOriginCredentials) : .no(.credentialsElsewhere)
    }
  }

  /// Whether the request stays within one site, everyone involved counted. Source: RFC 6265bis 5.2.
  package var sameSite: Verdict {
    let target = url.origin
    if kind == .navigate {
      guard let initiator else { return .yes(.noInitiator) }
      return initiator.siteVerdict(for: target) ?? .yes(.oneSite)
    }
    return (initiator ?? target).siteVerdict(for: target)
      ?? Origin.frameVerdict(effectiveTopLevel, ancestors, for: target)
  }
}

extension Origin {
  /// The refusal if the initiator is not same-site with `target`; nil if it is.
  fileprivate func siteVerdict(for target: Origin) -> Verdict? {
    if self == .opaque { return .no(.initiatorOpaque) }
    return isSameSite(as: target) ? nil : .no(.initiatorElsewhere)
  }

  /// Whether the page in the address bar and every frame in between are same-site with `target`.
  static func frameVerdict(
    _ topLevel: Origin, _ ancestors: [Origin], for target: Origin
  ) -> Verdict {
    guard topLevel.isSameSite(as: target) else { return .no(.topLevelElsewhere) }
    guard ancestors.allSatisfy({ $0.isSameSite(as: target) }) else {
      return .no(.ancestorElsewhere)
    }
    return .yes(.oneSite)
  }
}
