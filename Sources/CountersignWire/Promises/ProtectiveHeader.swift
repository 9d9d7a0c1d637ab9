#if Server
  import CountersignSettings

  /// A response header that a profile asks for on every answer.
  struct ProtectiveHeader: Hashable, Sendable {
    /// In lower case.
    let name: String
    /// Nil where the header is not to be there.
    let value: String?

    /// What a profile asks for, sniffing first.
    static func all(_ settings: AuthSettings) -> [ProtectiveHeader] {
      let transport = settings.transport
      let isFramed = transport.headers.frameAncestors == .`self`
      return [
        ProtectiveHeader(
          name: "x-content-type-options", value: transport.headers.noSniff ? "nosniff" : nil),
        ProtectiveHeader(name: "x-frame-options", value: isFramed ? "SAMEORIGIN" : "DENY"),
        ProtectiveHeader(name: "strict-transport-security", value: hsts(settings)),
      ]
    }

    /// The header as RFC 6797 6.1 writes it; nil when none is promised, as over plain http.
    private static func hsts(_ settings: AuthSettings) -> String? {
      let hsts = settings.transport.hsts
      let seconds = hsts.maxAge.components.seconds
      guard settings.site.api.hasPrefix("https://"), seconds > 0 else { return nil }
      return "max-age=\(seconds)" + (hsts.includeSubdomains ? "; includeSubDomains" : "")
        + (hsts.preload ? "; preload" : "")
    }
  }
#endif
