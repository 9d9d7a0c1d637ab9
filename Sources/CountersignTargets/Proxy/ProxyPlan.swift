import CountersignSettings

/// What a profile promises of the proxy in front of its server.
struct ProxyPlan: Hashable, Sendable {
  /// What becomes of the list of addresses in `X-Forwarded-For`.
  enum AddressList: Hashable {
    /// It is taken away: the server looks at the connection.
    case removed
    /// It is replaced by the client's address.
    case replaced
    /// The caller's address is added to it: the client's own comes from a proxy further out.
    case extended
  }

  /// Whether a proxy is in front at all. Where the server itself ends TLS, none can read a request.
  let isProxied: Bool

  /// Whether the proxy ends TLS.
  let endsTLS: Bool

  /// The port of the API.
  let port: Int

  /// What becomes of the list of addresses.
  let addressList: AddressList

  /// The headers by which a client could pretend something, taken away as the profile says.
  let removedHeaders: [String]

  /// The value of Strict-Transport-Security; nil for none.
  let hsts: String?

  /// The most octets that the line of all cookies has, a browser's limit of 4096 each (RFC 6265bis
  /// 5.6), in whole pages of 4 KiB.
  let cookieKibioctets: Int

  /// The limits by address, at least as loose as the server's own.
  let limits: [ProxyLimit]

  /// Works out what `settings` promise.
  init(_ settings: AuthSettings) {
    let (transport, hops) = (settings.transport, settings.transport.proxy.hops)
    endsTLS = transport.tls.termination == .proxy
    isProxied = endsTLS || (transport.tls.termination == .none && hops > 0)
    port = Self.port(of: settings.site.api)
    addressList =
      switch (hops, transport.proxy.strips) {
      case (0, _): .removed
      case (1, true): .replaced
      default: .extended
      }
    let names = ["Forwarded", "X-Forwarded-Host", "X-Forwarded-Port", "X-Real-IP"]
    let scheme = transport.proxy.schemeHeader?.lowercased()
    let dropped = names + (scheme == "x-forwarded-proto" ? [] : ["X-Forwarded-Proto"])
    removedHeaders =
      transport.proxy.strips ? dropped.filter { $0.lowercased() != scheme } : []
    hsts = Self.value(of: transport.hsts)
    cookieKibioctets = Self.kibioctets(of: settings)
    limits = hops > 1 ? [] : ProxyLimit.all(in: settings)
  }

  /// The port of an origin, by its scheme where none is written.
  private static func port(of origin: String) -> Int {
    let last = origin.split(separator: ":").last.flatMap { Int($0) }
    return last ?? (origin.hasPrefix("http://") ? 80 : 443)
  }

  private static func value(of hsts: AuthSettings.Transport.HSTS) -> String? {
    let seconds = hsts.maxAge.components.seconds
    guard seconds > 0 else { return nil }
    let parts = ["max-age=\(seconds)", hsts.includeSubdomains ? "includeSubDomains" : nil]
    return (parts + [hsts.preload ? "preload" : nil]).compactMap(\.self).joined(separator: "; ")
  }

  private static func kibioctets(of settings: AuthSettings) -> Int {
    let random = 32
    var octets = 2 * 4096 + "Cookie: ".utf8.count
    octets += settings.csrf.defence == .token ? settings.csrf.cookie.name.utf8.count + random : 0
    octets += settings.session.login ? "sessionid=".utf8.count + random : 0
    octets += settings.cookies.retired.count * 4096 + 3 * "; ".utf8.count
    return (octets + 4095) / 4096 * 4
  }
}
