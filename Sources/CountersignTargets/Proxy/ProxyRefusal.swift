import CountersignSettings

/// What a refusal of the proxy's own carries, so that it looks like one of the server's.
struct ProxyRefusal: Hashable, Sendable {
  /// A response header.
  struct Header: Hashable, Sendable {
    let name: String
    let value: String
    /// The setting that the value comes from.
    let setting: String
  }

  /// The origins that match a regular expression as a whole, and what they are answered.
  struct Reader: Hashable, Sendable {
    let pattern: String
    /// Nil for the origin itself.
    let answer: String?
    /// The setting that the pattern comes from.
    let setting: String
  }

  /// The headers that are there for everybody.
  let headers: [Header]

  /// Who may read the refusal (Fetch, 3.3).
  let readers: [Reader]

  /// Those of the limited paths that answer other origins.
  let readPaths: [String]

  /// Works out what refusals of `limits` carry.
  init(_ settings: AuthSettings, limits: [ProxyLimit]) {
    headers = Self.headers(of: settings.transport.headers)
    let cors = settings.cors
    // django-cors-headers matches from the start of the path, and so does the server.
    let covered = try? Regex(cors.pathPattern)
    readPaths = limits.flatMap(\.paths).filter { path in
      covered.flatMap { try? $0.prefixMatch(in: path) } != nil
    }
    readers = Self.readers(of: cors)
  }

  private static func headers(of transport: AuthSettings.Transport.Headers) -> [Header] {
    let setting = "transport.headers"
    let isOwn = transport.frameAncestors == .`self`
    var headers = [
      Header(name: "X-Frame-Options", value: isOwn ? "SAMEORIGIN" : "DENY", setting: setting),
      Header(
        name: "Content-Security-Policy", value: "frame-ancestors \(isOwn ? "'self'" : "'none'")",
        setting: setting),
      Header(name: "Referrer-Policy", value: "same-origin", setting: setting),
      Header(name: "Cross-Origin-Opener-Policy", value: "same-origin", setting: setting),
      Header(name: "Error-Code", value: "throttled", setting: setting),
    ]
    if transport.noSniff {
      headers.append(
        Header(name: "X-Content-Type-Options", value: "nosniff", setting: setting))
    }
    if !transport.cacheControl.isEmpty {
      headers.append(
        Header(
          name: "Cache-Control", value: transport.cacheControl,
          setting: "\(setting).cache_control"))
    }
    return headers
  }

  private static func readers(of cors: AuthSettings.CORS) -> [Reader] {
    guard !cors.allowAnyOrigin else {
      return [
        Reader(
          pattern: ".+", answer: cors.allowCredentials ? nil : "*", setting: "cors.allow_any_origin"
        )
      ]
    }
    return cors.allowedOrigins.map { origin in
      Reader(pattern: origin.asPattern, answer: nil, setting: "cors.allowed_origins")
    }
      + cors.allowedOriginPatterns.map { pattern in
        Reader(pattern: "(?:\(pattern))", answer: nil, setting: "cors.allowed_origin_patterns")
      }
  }
}

extension String {
  /// A regular expression that matches this text and no other.
  var asPattern: String {
    unicodeScalars.map { Self.special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// What has a meaning of its own in a regular expression.
  private static let special = Set(#"\^$.|?*+()[]{}#-"#.unicodeScalars)
}
