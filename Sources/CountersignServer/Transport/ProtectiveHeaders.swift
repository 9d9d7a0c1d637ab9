#if Server
  import CountersignSettings
  import HTTPTypes

  /// The response headers that a profile's transport section asks for.
  struct ProtectiveHeaders: Sendable {
    private let common: HTTPFields
    private let hsts: String?
    private let cacheControl: String

    init(_ transport: AuthSettings.Transport) {
      var common = HTTPFields()
      if transport.headers.noSniff { common[.xContentTypeOptions] = "nosniff" }
      let isOwn = transport.headers.frameAncestors == .`self`
      common[.named("X-Frame-Options")] = isOwn ? "SAMEORIGIN" : "DENY"
      common[.contentSecurityPolicy] = "frame-ancestors " + (isOwn ? "'self'" : "'none'")
      common[.named("Referrer-Policy")] = "same-origin"
      common[.named("Cross-Origin-Opener-Policy")] = "same-origin"
      self.common = common
      hsts = Self.value(of: transport.hsts)
      cacheControl = transport.headers.cacheControl
    }

    /// Adds the headers; `Strict-Transport-Security` over https only (RFC 6797, 7.2).
    func add(to headers: inout HTTPFields, isSecure: Bool, isAuthRoute: Bool) {
      for field in common where field.name != .contentSecurityPolicy {
        headers[field.name] = field.value
      }
      // A page's own policy is stricter than the one for answers that are no pages.
      if headers[.contentSecurityPolicy] == nil {
        headers[.contentSecurityPolicy] = common[.contentSecurityPolicy]
      }
      if isSecure, let hsts { headers[.strictTransportSecurity] = hsts }
      if isAuthRoute, !cacheControl.isEmpty { headers[.cacheControl] = cacheControl }
    }

    private static func value(of hsts: AuthSettings.Transport.HSTS) -> String? {
      let seconds = hsts.maxAge.components.seconds
      guard seconds > 0 else { return nil }
      var parts = ["max-age=\(seconds)"]
      if hsts.includeSubdomains { parts.append("includeSubDomains") }
      if hsts.preload { parts.append("preload") }
      return parts.joined(separator: "; ")
    }
  }
#endif
