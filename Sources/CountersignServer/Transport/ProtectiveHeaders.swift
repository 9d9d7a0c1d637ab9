#if Server
  import CountersignSettings
  import HTTPTypes

  /// The response headers that a profile's transport section asks for.
  struct ProtectiveHeaders: Sendable {
    private let common: [HTTPField]
    private let policy: HTTPField
    private let hsts: HTTPField?
    private let cacheControl: HTTPField?

    init(_ transport: AuthSettings.Transport) {
      let isOwn = transport.headers.frameAncestors == .`self`
      let sniffing = HTTPField(name: .xContentTypeOptions, value: "nosniff")
      common =
        (transport.headers.noSniff ? [sniffing] : []) + [
          HTTPField(name: .named("X-Frame-Options"), value: isOwn ? "SAMEORIGIN" : "DENY"),
          HTTPField(name: .named("Referrer-Policy"), value: "same-origin"),
          HTTPField(name: .named("Cross-Origin-Opener-Policy"), value: "same-origin"),
        ]
      policy = HTTPField(
        name: .contentSecurityPolicy, value: "frame-ancestors " + (isOwn ? "'self'" : "'none'"))
      hsts = Self.value(of: transport.hsts).map {
        HTTPField(name: .strictTransportSecurity, value: $0)
      }
      let cacheControl = transport.headers.cacheControl
      self.cacheControl =
        cacheControl.isEmpty ? nil : HTTPField(name: .cacheControl, value: cacheControl)
    }

    /// The headers of an answer that has no policy of its own, except over which scheme it goes.
    func fields(isAuthRoute: Bool) -> [HTTPField] {
      common + [policy] + (isAuthRoute ? [cacheControl].compactMap(\.self) : [])
    }

    /// The header for answers over https only (RFC 6797, 7.2).
    func addTransportSecurity(to headers: inout HTTPFields, isSecure: Bool) {
      if isSecure, let hsts { headers.put(hsts) }
    }

    /// Adds the headers; `Strict-Transport-Security` over https only (RFC 6797, 7.2).
    func add(to headers: inout HTTPFields, isSecure: Bool, isAuthRoute: Bool) {
      for field in common { headers.put(field) }
      // A page's own policy is stricter than the one for answers that are no pages.
      if !headers.contains(.contentSecurityPolicy) { headers.append(policy) }
      addTransportSecurity(to: &headers, isSecure: isSecure)
      if isAuthRoute, let cacheControl { headers.put(cacheControl) }
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

  extension HTTPFields {
    /// Puts a field in the place of all others of its name.
    mutating func put(_ field: HTTPField) {
      self[fields: field.name] = [field]
    }
  }
#endif
